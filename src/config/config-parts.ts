import { EcsPipelineConfig } from './config';
import { EnvironmentConfig } from './environment-config';
import { isMap, UnknownMap } from './maps';
import { PipelineConfig } from './pipeline-config';
import { Path, Problem } from './problem';
import { ServiceConfig } from './service-config';

/** The valid parts of a config. Parts that the schema rejects are left out, so that they do not hide other problems. */
export interface ConfigParts extends Partial<Omit<EcsPipelineConfig, 'pipeline' | 'environments' | 'services'>> {
  readonly pipeline: Partial<PipelineConfig>;
  /** An item that is not a map is an empty map here. */
  readonly environments: readonly Partial<EnvironmentConfig>[];
  readonly services: readonly Partial<ServiceConfig>[];
  /**
   * Whether the schema reports a problem at this path, above it or below it. A part that is left out there does not
   * have its default.
   */
  readonly isBroken: (path: Path) => boolean;
  /** Whether the schema reports no problems at all. */
  readonly isIntact: boolean;
}

/** @param problems - the problems that the schema reports */
export function configParts(config: unknown, problems: readonly Problem[]): ConfigParts {
  const paths = problems.map(({ path }) => path);
  // A misspelled key leaves the intended key without a value.
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

/** The problems at a place in the config and below it. */
interface Breaks {
  isWrong: boolean;
  readonly below: Map<string | number, Breaks>;
}

/** A tree, because a config can have as many problems as values. */
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

/** Undefined if there are no problems. */
function breaksBelow(top: Breaks, path: Path): Breaks | undefined {
  const found = path.reduce<Breaks | undefined>((at, key) => at?.below.get(key), top);
  return found?.isWrong || found?.below.size ? found : undefined;
}

/** If a value is invalid as a whole, nothing is known about its parts. */
function isWrongAbove(top: Breaks, [key, ...rest]: Path): boolean {
  if (top.isWrong) return true;
  const next = key === undefined ? undefined : top.below.get(key);
  return next !== undefined && isWrongAbove(next, rest);
}

/**
 * The valid entries of a map. A list with an invalid item is left out as a whole, because its items belong together.
 */
function intact(map: UnknownMap, breaks?: Breaks): UnknownMap {
  const entries = Object.entries(map).flatMap(([key, value]): [string, unknown][] => {
    const own = breaks?.below.get(key);
    if (!own) return [[key, value]];
    const isWrong = !isMap(value) || own.isWrong || isWithoutKey(value, own);
    return isWrong ? [] : [[key, intact(value, own)]];
  });
  return Object.fromEntries(entries);
}

/** A map is invalid without a required key. An unknown key does no harm. */
function isWithoutKey(map: UnknownMap, { below }: Breaks): boolean {
  return [...below].some(([key, { isWrong }]) => isWrong && !Object.hasOwn(map, key));
}

function entriesOf(value: unknown): UnknownMap {
  return isMap(value) ? value : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
