import { EcsPipelineConfig } from './config';
import { EnvironmentConfig } from './environment-config';
import { isMap, UnknownMap } from './maps';
import { PipelineConfig } from './pipeline-config';
import { Path, Problem } from './problem';
import { ServiceConfig } from './service-config';

/** A config as far as it has the right shape: what the schema finds wrong is left out, so that it hides nothing else. */
export interface ConfigParts extends Partial<Omit<EcsPipelineConfig, 'pipeline' | 'environments' | 'services'>> {
  readonly pipeline: Partial<PipelineConfig>;
  /** An item that is no map at all is an empty one here. */
  readonly environments: readonly Partial<EnvironmentConfig>[];
  readonly services: readonly Partial<ServiceConfig>[];
  /** Whether the schema finds something wrong there or below. What is left out there has not got its default. */
  readonly isBroken: (path: Path) => boolean;
  /** Whether the schema finds nothing wrong anywhere. */
  readonly isIntact: boolean;
}

/** @param problems - what the schema finds wrong */
export function configParts(config: unknown, problems: readonly Problem[]): ConfigParts {
  const broken = problems.map(({ path }) => path);
  // A misspelt key leaves the one that was meant without its value.
  const meant = problems.flatMap((problem) => (problem.meant ? [problem.meant] : []));
  const wrong = [...broken, ...meant];
  const isBroken = (path: Path) => wrong.some((other) => isWithin(other, path));
  const isIntact = wrong.length === 0;
  const top = entriesOf(config);
  const partsOf = (key: string) => intact(entriesOf(top[key]), [key], broken);
  const itemsOf = (key: string) => listOf(top[key]).map((item, index) => intact(entriesOf(item), [key, index], broken));
  return {
    ...intact(top, [], broken),
    isBroken,
    isIntact,
    pipeline: partsOf('pipeline'),
    environments: itemsOf('environments'),
    services: itemsOf('services'),
  };
}

/** The entries of a map that nothing is wrong with. Of a list with a wrong item nothing is left, as its items belong together. */
function intact(map: UnknownMap, path: Path, broken: readonly Path[]): UnknownMap {
  const entries = Object.entries(map).flatMap(([key, value]): [string, unknown][] => {
    const at = [...path, key];
    const problems = broken.filter((other) => isWithin(other, at));
    if (problems.length === 0) return [[key, value]];
    const isWrong =
      !isMap(value) || problems.some((other) => other.length === at.length || isMissing(value, other, at));
    return isWrong ? [] : [[key, intact(value, at, problems)]];
  });
  return Object.fromEntries(entries);
}

/** A map cannot do without a key that it must have; an unknown key is no loss. */
function isMissing(map: UnknownMap, problem: Path, path: Path): boolean {
  return problem.length === path.length + 1 && !Object.hasOwn(map, problem.at(-1)!);
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.every((key, index) => key === path[index]);
}

function entriesOf(value: unknown): UnknownMap {
  return isMap(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
