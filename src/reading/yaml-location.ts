import { Path } from '../config/problem';
import { Document, isAlias, isMap, isScalar, isSeq, Node, Pair, YAMLMap } from '../vendor/yaml';

/** Where a value is written. */
export interface Location {
  /** Absent where there is no such value. */
  readonly node?: Node;
  /** Characters from the beginning of the file to its key, or to that of the nearest part that there is. */
  readonly offset?: number;
}

/** Finds a value by its path; through an alias or a merge key, where its anchor is. */
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

/** Of a key that is there twice, the last. Kept, as each problem of a map asks for it. */
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

/** Whether the value of a key is a map, or several, whose keys are of this one, too. */
export function isMergeKey(key: unknown): boolean {
  return isScalar(key) && key.source === '<<';
}

/** As the key of a JavaScript object. */
export function keyOf({ key }: Pick<YamlPair, 'key'>): string {
  if (isScalar(key)) return String(key.value ?? '');
  try {
    return String(key ?? '');
  } catch {
    return '?'; // a map that merges what is no map has no text
  }
}

export function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
