import { ConfigParts } from '../config/config-parts';
import { formatProblem, Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget } from '../config/service-target';
import { DerivedName } from '../naming/derived-names';

/** What rules look at: a config as far as it has the right shape, and what follows from it, worked out once for all. */
export interface RuleInput extends ConfigParts {
  /** Every service in every environment that it runs in, but of those with the same settings only the first. */
  readonly distinctTargets: readonly ServiceTarget[];
  /** Every service in every environment that it runs in. */
  readonly targets: readonly ServiceTarget[];
  readonly derivedNames: readonly DerivedName[];
  /** Of the repositories that are created: by ARN, the index of the service that each is created for. */
  readonly createdRepositories: ReadonlyMap<string, number>;
}

/** Something that the schema cannot say. */
export type Rule = (config: RuleInput) => Problem[];

/**
 * A rule about a service's settings in one environment. What it finds in several environments alike is told once.
 *
 * @param reads - the settings that the rule looks at: where one of them is broken, the rule has nothing to say
 */
export function settingsRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (target: ServiceTarget<K>, config: RuleInput) => Problem[],
): Rule {
  return (config) =>
    unique(readableTargets(config, config.distinctTargets, reads).flatMap((target) => find(target, config)));
}

/** A rule about a service's settings and the environment that it has them in: its account, its Region. */
export function environmentRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (target: ServiceTarget<K>, config: RuleInput) => Problem[],
): Rule {
  return (config) => unique(readableTargets(config, config.targets, reads).flatMap((target) => find(target, config)));
}

/** Of services in environments, those whose settings can be looked at. */
export function readableTargets(
  config: RuleInput,
  targets: readonly ServiceTarget[],
  reads: readonly (keyof ServiceSettings)[],
): readonly ServiceTarget[] {
  return config.isIntact ? targets : targets.filter(({ isBroken }) => !reads.some(isBroken));
}

function unique(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [formatProblem(problem), problem])).values()];
}
