import { Problem } from '../config/problem';
import { Place, pathOf } from './place';

/** Items of a list, and keys of a map. */
export const MAX_ENTRIES = 10_000;

/**
 * Lists and maps of more entries than anybody wrote. They are looked at before everything else, which takes a moment for
 * each entry, or for each mistake in one.
 */
export function collectionSizes(config: unknown): Problem[] {
  const problems: Problem[] = [];
  // A config in YAML may refer to one of its parts many times, or within that part.
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
