import { configParts } from '../config/config-parts';
import { Problem } from '../config/problem';
import { ServiceTarget, serviceTargets } from '../config/service-target';
import { derivedNames } from '../naming/derived-names';
import { RULES } from '../rules';
import { createdRepositories } from '../rules/created-repositories';
import { collectionSizes } from './collection-sizes';
import { schemaProblems, TextOf } from './schema-problems';
import validate from './validate-config.generated';

/** With more mistakes of shape, too little is left of a config for the rules to say something about it. */
const MAX_MISTAKES_OF_SHAPE = 1000;

/**
 * Everything that is wrong with a config; nothing, if it is an `EcsPipelineConfig`.
 *
 * The rules beyond the schema look at whatever has the right shape, so that one mistake does not hide another.
 *
 * @param textOf - how a scalar is written in the config file; a config in code has no text
 */
export function checkConfig(config: unknown, textOf: TextOf = () => undefined): Problem[] {
  const tooLarge = collectionSizes(config);
  if (tooLarge.length > 0) return tooLarge;
  const problems = validate(config) ? [] : schemaProblems(config, validate.errors ?? [], textOf);
  if (problems.length > MAX_MISTAKES_OF_SHAPE) return problems;
  const parts = configParts(config, problems);
  const targets = serviceTargets(parts);
  const input = {
    ...parts,
    targets,
    distinctTargets: parts.isIntact ? distinct(targets) : targets,
    derivedNames: derivedNames(parts, targets),
    createdRepositories: createdRepositories(parts),
  };
  return [...problems, ...RULES.flatMap((rule) => rule(input))];
}

/** An environment without overrides has a service's own settings, which are the same object then. */
function distinct(targets: readonly ServiceTarget[]): ServiceTarget[] {
  const seen = new Set<object>();
  return targets.filter(({ settings }) => !seen.has(settings) && seen.add(settings));
}
