import fc from 'fast-check';
import { stringify } from 'yaml';
import { EcsPipelineConfig } from '../../src/config';
import { wholeConfig } from '../config/whole-config-arbitrary';
import { foundConfigs } from './found-configs';
import { Property, Repository, repositoryOf } from './repository';
import { REPEAT, RUNS, SEED } from './runs';
import { smallest } from './smallest';

/** A config for which a property does not hold. */
interface Failure {
  /** The name of a fixture, or the number of a random config. */
  readonly at: string | number;
  readonly problems: readonly string[];
}

/** The configs of this run, the same in every process with the same seed. */
export function randomConfigs(runs = RUNS): EcsPipelineConfig[] {
  return fc.sample(wholeConfig, { seed: SEED, numRuns: runs });
}

/**
 * Checks all properties of each config's repository, the fixtures first. Only the first failure of each property is
 * kept, because a few hundred repositories do not fit in memory.
 */
export function checkProperties(properties: readonly Property[]): ReadonlyMap<Property, Failure> {
  const failures = new Map<Property, Failure>();
  const check = (at: string | number, config: EcsPipelineConfig) => {
    const repository = attempt(config);
    for (const property of properties) {
      if (failures.has(property)) continue;
      const problems = problemsIn(property, repository);
      if (problems.length > 0) failures.set(property, { at, problems });
    }
  };
  for (const { config, file } of foundConfigs()) check(file, config);
  for (const [index, config] of randomConfigs().entries()) check(index, config);
  return failures;
}

/** @throws Error - with the smallest config that also fails */
export function report(property: Property, { at, problems }: Failure): never {
  if (typeof at === 'string') throw new Error([`test/properties/found/${at}:`, ...problems].join('\n'));
  const problemsOf = (one: EcsPipelineConfig) => problemsIn(property, attempt(one));
  const config = smallest(randomConfigs(at + 1)[at]!, (one) => problemsOf(one).length > 0);
  throw new Error(
    [
      `Config ${at} of ${REPEAT}, reduced:`,
      ...problemsOf(config),
      'Add it to test/properties/found, with a comment about the bug:',
      stringify(config),
    ].join('\n'),
  );
}

/** The repository of a config, or the error. */
function attempt(config: EcsPipelineConfig): Repository | Error {
  try {
    return repositoryOf(config);
  } catch (error) {
    return error as Error;
  }
}

/** An error counts as a problem. */
function problemsIn({ problemsOf }: Property, repository: Repository | Error): readonly string[] {
  if (repository instanceof Error) return [String(repository.stack)];
  try {
    return problemsOf(repository);
  } catch (error) {
    return [String((error as Error).stack)];
  }
}
