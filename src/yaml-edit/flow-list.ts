import { CST, Node, YAMLSeq } from '../vendor/yaml';
import { Insertion, indentation, lineEnd, lineEnding, lineStart, startWithComments } from './text-edit';

/**
 * Inserts an item into a list in brackets, on a line of its own if its neighbor has one.
 *
 * @param item - in braces, on one line
 */
export function insertIntoFlow(text: string, list: YAMLSeq<Node>, index: number, item: string): Insertion[] {
  const { end, items } = list.srcToken as CST.FlowCollection;
  const next = items[index]?.value ? startOf(items[index]!) : undefined;
  if (next !== undefined) return [beforeItem(text, next, item)];

  const eol = lineEnding(text);
  const last = startOf(items[index - 1]!);
  const [, lastEnd] = list.items[index - 1]!.range!;
  const bracket = end.find(({ type }) => type === 'flow-seq-end')!.offset;
  const comma = items[index]?.start.find(({ type }) => type === 'comma')?.offset;
  const isOneLine = bracket <= lineEnd(text, lastEnd);
  const separator = isOneLine ? ' ' : `${eol}${indentation(text, last)}`;
  const offset = (end: number) => (isOneLine ? end : lineEnd(text, end));
  if (comma !== undefined) return [{ offset: offset(comma + 1), text: `${separator}${item},` }];
  return [
    { offset: lastEnd, text: ',' },
    { offset: offset(lastEnd), text: `${separator}${item}` },
  ];
}

function beforeItem(text: string, start: number, item: string): Insertion {
  const isOnOwnLine = text.slice(lineStart(text, start), start).trim() === '';
  if (!isOnOwnLine) return { offset: start, text: `${item}, ` };
  const line = `${indentation(text, start)}${item},${lineEnding(text)}`;
  return { offset: startWithComments(text, start), text: line };
}

/** The offset of an item, including its anchor or tag. */
function startOf({ start, value }: CST.FlowCollection['items'][number]): number {
  return start.find(({ type }) => type === 'anchor' || type === 'tag')?.offset ?? value!.offset;
}
