import { ConfigParts } from '../config-parts';
import { Placement, placements } from '../placement';
import { formatProblem, Problem } from '../problem';
import { ServiceSettings } from '../service-config';

/** Something that the schema cannot say. */
export type Rule = (config: ConfigParts) => Problem[];

/**
 * A rule about a service's settings in one environment. What it finds in several environments alike is told once.
 *
 * @param reads - the settings that the rule looks at: where one of them is broken, the rule has nothing to say
 */
export function settingsRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (placement: Placement<K>, config: ConfigParts) => Problem[],
): Rule {
  return (config) => {
    const readable = placements(config).filter(({ isBroken }) => !reads.some(isBroken));
    return unique(readable.flatMap((placement) => find(placement, config)));
  };
}

function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
