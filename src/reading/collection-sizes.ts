import { Problem } from '../config/problem';
import { Place, pathOf } from './place';

/** Maximum number of items in a list or keys in a map. */
export const MAX_ENTRIES = 10_000;

/**
 * Problems for lists and maps with more entries than a person would write. This check runs first, because the others
 * take time for each entry and for each mistake in it.
 */
export function collectionSizes(config: unknown): Problem[] {
  const problems: Problem[] = [];
  // YAML aliases can refer to the same part many times, or to a part from within itself.
  const seen = new Set<object>();
  const look = (value: unknown, place?: Place): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const isList = Array.isArray(value);
    const keys = isList ? value.keys() : Object.keys(value);
    const size = isList ? value.length : (keys as string[]).length;
    if (size > MAX_ENTRIES) {
      const message = `too many ${isList ? 'items' : 'keys'}, got ${size}`;
      problems.push({ path: pathOf(place), message, fix: `use at most ${MAX_ENTRIES}` });
      return;
    }
    for (const key of keys) look((value as Record<string | number, unknown>)[key], { key, outer: place });
  };
  look(config);
  return problems;
}
