import { Path } from '../config/problem';

/** A path that is built only on demand. */
export interface Place {
  readonly key: string | number;
  readonly outer?: Place;
}

/** The path from the top level of the config. */
export function pathOf(place?: Place): Path {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.outer) path.push(at.key);
  return path.reverse();
}
