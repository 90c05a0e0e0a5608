import { ConfigParts } from '../config/config-parts';
import { formatProblem, Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget, serviceTargets } from '../config/service-target';

/** Something that the schema cannot say. */
export type Rule = (config: ConfigParts) => Problem[];

/**
 * A rule about a service's settings in one environment. What it finds in several environments alike is told once.
 *
 * @param reads - the settings that the rule looks at: where one of them is broken, the rule has nothing to say
 */
export function settingsRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (target: ServiceTarget<K>, config: ConfigParts) => Problem[],
): Rule {
  return (config) => {
    const readable = serviceTargets(config).filter(({ isBroken }) => !reads.some(isBroken));
    return unique(readable.flatMap((target) => find(target, config)));
  };
}

function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
