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

/** The path of what stands at an offset. */
export function pathAt(node: unknown, offset: number): Path {
  if (isSeq(node)) {
    const index = node.items.findIndex((item) => endOf(item) > offset);
    return index === -1 ? [] : [index, ...pathAt(node.items[index], offset)];
  }
  const pair = isMap(node)
    ? pairsOf(node)
        .filter(({ key }) => startOf(key) <= offset)
        .at(-1)
    : undefined;
  return pair ? [keyOf(pair), ...pathAt(pair.value, offset)] : [];
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
  const pair = pairsOf(node)
    .filter((item) => keyOf(item) === String(key))
    .at(-1);
  if (pair) return { value: pair.value, offset: startOf(pair.key) };
  return mergedMaps(document, node)
    .map((map) => childOf(document, map, key))
    .find((child) => child !== undefined);
}

function mergedMaps(document: Document, map: YAMLMap): unknown[] {
  return pairsOf(map)
    .filter(({ key }) => isScalar(key) && key.source === '<<')
    .map(({ value }) => resolve(document, value))
    .flatMap((value) => (isSeq(value) ? value.items.map((item) => resolve(document, item)) : [value]));
}

function resolve(document: Document, value: unknown): Node | undefined {
  return isAlias(value) ? value.resolve(document) : ((value as Node | null) ?? undefined);
}

function pairsOf(map: YAMLMap): Pair<Node | null, Node | null>[] {
  return map.items as Pair<Node | null, Node | null>[];
}

/** As the key of a JavaScript object. */
function keyOf({ key }: Pair<Node | null, unknown>): string {
  return isScalar(key) ? String(key.value ?? '') : String(key ?? '');
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

function endOf(node: unknown): number {
  return (node as Node | null)?.range?.[1] ?? 0;
}
