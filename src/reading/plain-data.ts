import { Path, Problem } from '../config/problem';
import { MAX_ENTRIES } from './collection-sizes';

/** Maximum number of levels in a config, including the 32 of CloudFormation properties. */
const MAX_DEPTH = 48;

/** Maximum number of values: several times what 300 services with every setting in 4 environments have. */
const MAX_VALUES = 2_000_000;

/** A config in code, copied to plain data. */
export interface PlainData {
  readonly data: unknown;
  /** Parts of the config that are not data. */
  readonly problems: readonly Problem[];
}

/**
 * A config in code can be anything: lists with holes, maps that contain themselves, getters that return a new value
 * each time, objects that keep their data elsewhere. The config that is checked must be the one that is generated, so
 * all other code uses this copy.
 */
export function plainData(config: unknown): PlainData {
  const problems: Problem[] = [];
  const outer = new Set<object>();
  let values = 0;

  const copy = (value: unknown, path: Path): unknown => {
    values += 1;
    if (typeof value !== 'object' || value === null || values > MAX_VALUES) return value;
    const problem = (message: string, fix: string) => {
      problems.push({ path, message, fix });
      return undefined;
    };
    if (outer.has(value)) return problem('contains itself', 'remove the circular reference');
    if (path.length > MAX_DEPTH) return problem('nested too deeply', `use at most ${MAX_DEPTH} levels`);
    if (!isData(value))
      return problem(`unsupported value, got ${nameOf(value)}`, 'use strings, numbers, booleans, lists and maps');
    outer.add(value);
    try {
      const keys = Array.isArray(value) ? undefined : Object.keys(value);
      // The size check rejects it, so there is no need to copy it.
      if ((keys ?? (value as unknown[])).length > MAX_ENTRIES) return value;
      return keys === undefined
        ? Array.from(value as unknown[], (item, index) => copy(item, [...path, index]))
        : Object.fromEntries(
            keys.map((key) => [key, copy((value as Record<string, unknown>)[key], [...path, key])] as const),
          );
    } catch (error) {
      return problem(`cannot be read, got ${nameOf(error)}: ${messageOf(error)}`, 'use plain values');
    } finally {
      outer.delete(value);
    }
  };

  const data = copy(config, []);
  if (values > MAX_VALUES) {
    const message = `too large, got more than ${MAX_VALUES} values`;
    return { data, problems: [{ path: [], message, fix: 'check the code that generates the config' }] };
  }
  return { data, problems };
}

/** A getter or a proxy can throw any value. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isData(value: object): boolean {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

/** For example `Date`. */
function nameOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}
