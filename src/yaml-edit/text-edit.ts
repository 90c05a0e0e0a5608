/** Text that is inserted before a character. */
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

/** How the lines of the text end; of a single line nobody knows. */
export function lineEnding(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}

/** Of the line that holds a character. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Of the line that holds a character: before its line break. */
export function lineEnd(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  if (next === -1) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
}

/** Of the line after; the end of the text where there is none. */
export function nextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next === -1 ? text.length : next + 1;
}

/** The spaces that the line of a character begins with. */
export function indentation(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^ */.exec(text.slice(start, lineEnd(text, start)))![0];
}

/** Of the comment lines right above a line, or of the line itself: a comment is about what follows it. */
export function startWithComments(text: string, offset: number): number {
  const start = lineStart(text, offset);
  const above = lineStart(text, start - 1);
  return start > 0 && /^ *#/.test(text.slice(above, start)) ? startWithComments(text, above) : start;
}
