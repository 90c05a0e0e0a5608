import { Path } from '../config/problem';
import { isMap, isScalar, isSeq } from '../vendor/yaml';
import { Place, pathOf } from './place';
import { isMergeKey, keyOf, pairsOf, startOf } from './yaml-location';

/** Something in a YAML file that is not plain data. */
export interface Finding {
  readonly path: Path;
  /** Offset in the file. */
  readonly offset: number;
  /** The tag of a value. Absent for a duplicate key. */
  readonly tag?: string;
}

/** Tags that match the type of their value. With any other tag, the parser turns the value into a string. */
const PLAIN_TAGS: { readonly [tag: string]: (node: unknown) => boolean } = {
  bool: (node) => isScalar(node) && typeof node.value === 'boolean',
  float: (node) => isScalar(node) && typeof node.value === 'number',
  int: (node) => isScalar(node) && typeof node.value === 'number',
  map: isMap,
  null: (node) => isScalar(node) && node.value === null,
  seq: isSeq,
  str: (node) => isScalar(node) && typeof node.value === 'string',
};

/** The prefix of YAML's own tags. */
const YAML_TAG = 'tag:yaml.org,2002:';

/** The tag of a node as it is written, if it changes the type of the value. */
function tagOf(node: unknown): string | undefined {
  const { tag } = (node ?? {}) as { readonly tag?: string };
  if (tag === undefined || tag === '!') return undefined;
  if (!tag.startsWith(YAML_TAG)) return tag;
  const name = tag.slice(YAML_TAG.length);
  return Object.hasOwn(PLAIN_TAGS, name) && PLAIN_TAGS[name]!(node) ? undefined : `!!${name}`;
}

/**
 * Duplicate keys and values with tags, in the order of the file. The parser's own check compares each key with all
 * others in its map, and some tags would produce JavaScript objects that no rule can handle.
 */
export function findingsIn(contents: unknown): Finding[] {
  const findings: Finding[] = [];
  const walk = (node: unknown, place?: Place): void => {
    const tag = tagOf(node);
    if (tag !== undefined) findings.push({ path: pathOf(place), offset: startOf(node), tag });
    if (isSeq(node)) for (const [key, item] of node.items.entries()) walk(item, { key, outer: place });
    if (!isMap(node)) return;
    const keys = new Set<string>();
    for (const { key, value } of pairsOf(node)) {
      const name = keyOf({ key });
      const at = { key: name, outer: place };
      // A map can merge several others.
      if (keys.has(name) && !isMergeKey(key)) findings.push({ path: pathOf(at), offset: startOf(key) });
      keys.add(name);
      walk(key, at);
      walk(value, at);
    }
  };
  walk(contents);
  return findings;
}
