import { ConfigParts } from '../config/config-parts';
import { formatProblem, Problem } from '../config/problem';
import { ServiceSettings } from '../config/service-config';
import { ServiceTarget } from '../config/service-target';
import { DerivedName } from '../naming/derived-names';

/** The parts of a config that have the right shape, and what follows from them, computed once for all rules. */
export interface RuleInput extends ConfigParts {
  /**
   * Every service in every environment that it runs in, without environments that repeat the settings of an earlier
   * one.
   */
  readonly distinctTargets: readonly ServiceTarget[];
  /** Every service in every environment that it runs in. */
  readonly targets: readonly ServiceTarget[];
  readonly derivedNames: readonly DerivedName[];
  /** From the ARN of each repository that is created to the index of its service. */
  readonly createdRepositories: ReadonlyMap<string, number>;
}

/** A check that the schema cannot express. */
export type Rule = (config: RuleInput) => Problem[];

/**
 * A rule for a service's settings in one environment. A problem that several environments share is reported once.
 *
 * @param reads - the settings that the rule reads; where one of them is broken, the rule does not apply
 */
export function settingsRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (target: ServiceTarget<K>, config: RuleInput) => Problem[],
): Rule {
  return (config) =>
    unique(readableTargets(config, config.distinctTargets, reads).flatMap((target) => find(target, config)));
}

/** A rule for a service's settings that depends on the account or Region of the environment. */
export function environmentRule<K extends keyof ServiceSettings>(
  reads: readonly K[],
  find: (target: ServiceTarget<K>, config: RuleInput) => Problem[],
): Rule {
  return (config) => unique(readableTargets(config, config.targets, reads).flatMap((target) => find(target, config)));
}

/** The targets whose settings are not broken. */
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
