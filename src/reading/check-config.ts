import { configParts } from '../config/config-parts';
import { Problem } from '../config/problem';
import { ServiceTarget, serviceTargets } from '../config/service-target';
import { derivedNames } from '../naming/derived-names';
import { RULES } from '../rules';
import { createdRepositories } from '../rules/created-repositories';
import { collectionSizes } from './collection-sizes';
import { schemaProblems, TextOf } from './schema-problems';
import validate from './validate-config.generated';

/** With more schema problems, too little of the config is left for the rules to check. */
const MAX_SCHEMA_PROBLEMS = 1000;

/**
 * All problems of a config. An empty list means that it is an `EcsPipelineConfig`.
 *
 * The rules also check the valid parts of a config with schema problems, so that one mistake does not hide another.
 *
 * @param textOf - the text of a scalar in the config file; a config in code has none
 */
export function checkConfig(config: unknown, textOf: TextOf = () => undefined): Problem[] {
  const tooLarge = collectionSizes(config);
  if (tooLarge.length > 0) return tooLarge;
  const problems = validate(config) ? [] : schemaProblems(config, validate.errors ?? [], textOf);
  if (problems.length > MAX_SCHEMA_PROBLEMS) return problems;
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

/** Environments without overrides share one settings object, the service's own. */
function distinct(targets: readonly ServiceTarget[]): ServiceTarget[] {
  const seen = new Set<object>();
  return targets.filter(({ settings }) => !seen.has(settings) && seen.add(settings));
}
