import { CST, isCollection, isPair, isScalar, Node, Scalar, YAMLSeq } from '../vendor/yaml';
import { Insertion, indentation, lineEnd, lineEnding, nextLine, startWithComments } from './text-edit';

/**
 * Inserts an item into a list with a dash before each item. A blank line separates it if the other items have one.
 *
 * @param item - the lines of the item, without a dash
 */
export function insertIntoBlock(text: string, list: YAMLSeq<Node>, index: number, item: readonly string[]): Insertion {
  const eol = lineEnding(text);
  const dashes = (list.srcToken as CST.BlockSequence).items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
  const margin = indentation(text, dashes[0]!);
  const ends = list.items.map((node) => endOfItem(text, node, margin.length));
  const gaps = dashes.slice(1).map((dash, at) => text.slice(ends[at], dash));
  const isSpaced = gaps.length > 0 && gaps.every((gap) => /^[ \t]*\r?\n/m.test(gap));
  const space = isSpaced ? eol : '';
  const lines = item.map((line, at) => `${margin}${at === 0 ? '- ' : '  '}${line}`.trimEnd()).join(eol);

  if (index === 0) return { offset: startWithComments(text, dashes[0]!), text: `${lines}${eol}${space}` };
  const offset = ends[index - 1]!;
  const hasLineBreak = text[offset - 1] === '\n';
  return { offset, text: hasLineBreak ? `${space}${lines}${eol}` : `${eol}${space}${lines}` };
}

/** The offset after an item and the comments that are indented like its content. */
function endOfItem(text: string, node: Node, margin: number): number {
  const [, valueEnd] = node.range!;
  const end = isBlockScalar(lastOf(node)) ? valueEnd : text.slice(0, valueEnd).trimEnd().length;
  let offset = text[end - 1] === '\n' ? end : nextLine(text, end);
  for (let at = offset; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at));
    if (/^ *#/.test(line) && line.indexOf('#') > margin) offset = nextLine(text, at);
    else if (line.trim() !== '') break;
  }
  return offset;
}

/** The last node of an item. */
function lastOf(node: unknown): unknown {
  if (isPair(node)) return lastOf(node.value);
  return isCollection(node) ? lastOf(node.items.at(-1)) : node;
}

/** Its trailing line breaks are part of its value. */
function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
}
