import { Path } from '../config/problem';
import { Document, isAlias, isMap, isScalar, isSeq, Node, Pair, YAMLMap } from '../vendor/yaml';

/** The location of a value. */
export interface Location {
  /** Absent if the value does not exist. */
  readonly node?: Node;
  /** Offset in the file of the value's key, or of the key of the nearest existing parent. */
  readonly offset?: number;
}

/** Finds a value by its path. For an alias or a merge key, the location is that of the anchor. */
export function locate(document: Document, path: Path): Location {
  let node = resolve(document, document.contents);
  let offset = node?.range?.[0];
  for (const key of path) {
    const child = childOf(document, node, key);
    if (!child) return { offset };
    node = resolve(document, child.value);
    offset = child.offset ?? offset;
  }
  return { node, offset };
}

interface Child {
  readonly value: unknown;
  readonly offset?: number;
}

function childOf(document: Document, node: unknown, key: string | number): Child | undefined {
  if (isSeq(node)) {
    const value = node.items[Number(key)];
    return value === undefined ? undefined : { value, offset: startOf(value) };
  }
  if (!isMap(node)) return undefined;
  const pair = pairsByKey(node).get(String(key));
  if (pair) return { value: pair.value, offset: startOf(pair.key) };
  return mergedMaps(document, node)
    .map((map) => childOf(document, map, key))
    .find((child) => child !== undefined);
}

function mergedMaps(document: Document, map: YAMLMap): unknown[] {
  return pairsOf(map)
    .filter(({ key }) => isMergeKey(key))
    .map(({ value }) => resolve(document, value))
    .flatMap((value) => (isSeq(value) ? value.items.map((item) => resolve(document, item)) : [value]));
}

function resolve(document: Document, value: unknown): Node | undefined {
  return isAlias(value) ? value.resolve(document) : ((value as Node | null) ?? undefined);
}

/** Of duplicate keys, the last one. Cached, because each problem in a map looks it up. */
function pairsByKey(map: YAMLMap): ReadonlyMap<string, YamlPair> {
  const known = PAIRS.get(map);
  if (known) return known;
  const pairs = new Map(pairsOf(map).map((pair) => [keyOf(pair), pair]));
  PAIRS.set(map, pairs);
  return pairs;
}

const PAIRS = new WeakMap<YAMLMap, ReadonlyMap<string, YamlPair>>();

type YamlPair = Pair<Node | null, Node | null>;

export function pairsOf(map: YAMLMap): YamlPair[] {
  return map.items as YamlPair[];
}

/** Whether a key merges the keys of one or more other maps into this one. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<';
}

/** The key of a pair as the key of a JavaScript object. */
export function keyOf({ key }: Pick<YamlPair, 'key'>): string {
  if (isScalar(key)) return String(key.value ?? '');
  try {
    return String(key ?? '');
  } catch {
    return '?'; // a map that merges something other than a map cannot be converted to text
  }
}

export function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
