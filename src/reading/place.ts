import { Path } from '../config/problem';

/** A path that costs nothing as long as nobody asks for it. */
export interface Place {
  readonly key: string | number;
  readonly outer?: Place;
}

/** From the top of the config. */
export function pathOf(place?: Place): Path {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.outer) path.push(at.key);
  return path.reverse();
}
