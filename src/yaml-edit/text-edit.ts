/** Text to insert before a character. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** @param insertions - in ascending order */
export function applyInsertions(text: string, insertions: readonly Insertion[]): string {
  const bounds = [0, ...insertions.map(({ offset }) => offset), text.length];
  return insertions.reduce(
    (result, insertion, index) => result + insertion.text + text.slice(bounds[index + 1], bounds[index + 2]),
    text.slice(0, bounds[1]),
  );
}

/** The line ending of the text; `\n` if it has only one line. */
export function lineEnding(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** The start of the line that contains a character. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line that contains a character, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next === -1) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
}

/** The start of the next line, or the end of the text if there is none. */
export function nextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
}

/** The leading spaces of the line that contains a character. */
export function indentation(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^ */.exec(text.slice(start, lineEnd(text, start)))![0];
}

/**
 * The start of the comment lines directly above a line, or of the line itself: a comment belongs to what follows it.
 */
export function startWithComments(text: string, offset: number): number {
  const start = lineStart(text, offset);
  const above = lineStart(text, start - 1);
  return start > 0 && /^ *#/.test(text.slice(above, start)) ? startWithComments(text, above) : start;
}
