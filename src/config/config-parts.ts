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
  /** Whether the schema finds something wrong there, above or below. What is left out there has not got its default. */
  readonly isBroken: (path: Path) => boolean;
  /** Whether the schema finds nothing wrong anywhere. */
  readonly isIntact: boolean;
}

/** @param problems - what the schema finds wrong */
export function configParts(config: unknown, problems: readonly Problem[]): ConfigParts {
  const paths = problems.map(({ path }) => path);
  // A misspelt key leaves the one that was meant without its value.
  const meant = problems.flatMap((problem) => (problem.meant ? [problem.meant] : []));
  const broken = breaksAt(paths);
  const wrong = breaksAt([...paths, ...meant]);
  const isBroken = (path: Path) => breaksBelow(wrong, path) !== undefined || isWrongAbove(wrong, path);
  const isIntact = problems.length === 0;
  const top = entriesOf(config);
  const partsOf = (key: string) => intact(entriesOf(top[key]), breaksBelow(broken, [key]));
  const itemsOf = (key: string) =>
    listOf(top[key]).map((item, index) => intact(entriesOf(item), breaksBelow(broken, [key, index])));
  return {
    ...intact(top, broken),
    isBroken,
    isIntact,
    pipeline: partsOf('pipeline'),
    environments: itemsOf('environments'),
    services: itemsOf('services'),
  };
}

/** What is wrong at a place of the config, and below it. */
interface Breaks {
  isWrong: boolean;
  readonly below: Map<string | number, Breaks>;
}

/** As a tree, as a config may have as many problems as it has values. */
function breaksAt(paths: readonly Path[]): Breaks {
  const top: Breaks = { isWrong: false, below: new Map() };
  for (const path of paths) {
    let at = top;
    for (const key of path) {
      const next: Breaks = at.below.get(key) ?? { isWrong: false, below: new Map() };
      at.below.set(key, next);
      at = next;
    }
    at.isWrong = true;
  }
  return top;
}

/** Nothing where nothing is wrong. */
function breaksBelow(top: Breaks, path: Path): Breaks | undefined {
  const found = path.reduce<Breaks | undefined>((at, key) => at?.below.get(key), top);
  return found?.isWrong || found?.below.size ? found : undefined;
}

/** Of a value that is wrong as a whole, nothing is known of its parts. */
function isWrongAbove(top: Breaks, [key, ...rest]: Path): boolean {
  if (top.isWrong) return true;
  const next = key === undefined ? undefined : top.below.get(key);
  return next !== undefined && isWrongAbove(next, rest);
}

/** The entries of a map that nothing is wrong with. Of a list with a wrong item nothing is left, as its items belong together. */
function intact(map: UnknownMap, breaks?: Breaks): UnknownMap {
  const entries = Object.entries(map).flatMap(([key, value]): [string, unknown][] => {
    const own = breaks?.below.get(key);
    if (!own) return [[key, value]];
    const isWrong = !isMap(value) || own.isWrong || isWithoutKey(value, own);
    return isWrong ? [] : [[key, intact(value, own)]];
  });
  return Object.fromEntries(entries);
}

/** A map cannot do without a key that it must have; an unknown key is no loss. */
function isWithoutKey(map: UnknownMap, { below }: Breaks): boolean {
  return [...below].some(([key, { isWrong }]) => isWrong && !Object.hasOwn(map, key));
}

function entriesOf(value: unknown): UnknownMap {
  return isMap(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
