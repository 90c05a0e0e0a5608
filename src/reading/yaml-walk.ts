import { Path } from '../config/problem';
import { isMap, isScalar, isSeq } from '../vendor/yaml';
import { Place, pathOf } from './place';
import { keyOf, pairsOf, startOf } from './yaml-location';

/** Something in a YAML file that is no plain data. */
export interface Finding {
  readonly path: Path;
  /** Characters from the beginning of the file. */
  readonly offset: number;
  /** The tag of a value; absent where a key is there twice. */
  readonly tag?: string;
}

/** Tags that say what a value is anyway. */
const PLAIN_TAGS = new Set(
  ['bool', 'float', 'int', 'map', 'null', 'seq', 'str'].map((name) => `tag:yaml.org,2002:${name}`),
);

/**
 * Keys that are there twice and values with tags, in the order of the file. The parser would compare each key with all
 * others of its map, and would make objects of JavaScript of some tags, which no rule knows.
 */
export function findingsIn(contents: unknown): Finding[] {
  const findings: Finding[] = [];
  const walk = (node: unknown, place?: Place): void => {
    const { tag } = (node ?? {}) as { readonly tag?: string };
    if (tag !== undefined && tag !== '!' && !PLAIN_TAGS.has(tag))
      findings.push({ path: pathOf(place), offset: startOf(node), tag });
    if (isSeq(node)) for (const [key, item] of node.items.entries()) walk(item, { key, outer: place });
    if (!isMap(node)) return;
    const keys = new Set<string>();
    for (const { key, value } of pairsOf(node)) {
      const name = keyOf({ key });
      const at = { key: name, outer: place };
      if (keys.has(name)) findings.push({ path: pathOf(at), offset: startOf(key) });
      keys.add(name);
      if (!isScalar(key)) walk(key, at);
      walk(value, at);
    }
  };
  walk(contents);
  return findings;
}
