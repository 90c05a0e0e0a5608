import { Path, Problem } from '../config/problem';
import { MAX_ENTRIES } from './collection-sizes';

/** Levels of a config, with the 32 of CloudFormation properties. */
const MAX_DEPTH = 48;

/** Values of a config: several times those of 300 services with every setting in 4 environments. */
const MAX_VALUES = 2_000_000;

/** A config in code as data. */
export interface PlainData {
  readonly data: unknown;
  /** What is no data. */
  readonly problems: readonly Problem[];
}

/**
 * A config in code may be anything: lists with holes, maps that hold themselves, properties that are computed anew each
 * time, objects whose meaning is not in their properties. What is checked must be what is generated later, so that all
 * else sees this copy.
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
    if (outer.has(value)) return problem('contains itself', 'write the value once');
    if (path.length > MAX_DEPTH) return problem('nested too deeply', `use at most ${MAX_DEPTH} levels`);
    if (!isData(value))
      return problem(`not data, got ${nameOf(value)}`, 'use strings, numbers, booleans, lists and maps');
    outer.add(value);
    try {
      const keys = Array.isArray(value) ? undefined : Object.keys(value);
      // It is refused, and need not be copied for that.
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

/** What a getter or a proxy throws may be anything. */
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
