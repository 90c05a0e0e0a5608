import { CST, isCollection, isPair, isScalar, Node, Scalar, YAMLSeq } from '../vendor/yaml';
import { Insertion, indentation, lineEnd, lineEnding, nextLine, startWithComments } from './text-edit';

/**
 * A list with a dash before each item: the new one on lines of its own, with a blank line between where the others have
 * one.
 *
 * @param item - its lines, without a dash
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

/** Behind the lines of an item and the comments that are indented as its content is. */
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

/** What an item ends with. */
function lastOf(node: unknown): unknown {
  if (isPair(node)) return lastOf(node.value);
  return isCollection(node) ? lastOf(node.items.at(-1)) : node;
}

/** Its line breaks belong to it. */
function isBlockScalar(node: unknown): boolean {
  return isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED);
}
