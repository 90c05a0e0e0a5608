/** The delimiters around the text of a node, which define its shape. */
export enum MermaidShape {
  RECTANGLE = '["|"]',
  ROUND = '("|")',
  HEXAGON = '{{"|"}}',
}

/** The most lines in a box. If there are more, the last line shows how many are left out. */
const MOST_LINES = 5;

/** A node of a flowchart: a title and lines of plain text. */
export function mermaidNode(id: string, shape: MermaidShape, title: string, lines: readonly string[] = []): string {
  const text = [`<b>${escapeLabel(title)}</b>`, ...lines.flatMap(broken).map(escapeLabel)].join('<br/>');
  const [open, close] = shape.split('|');
  return `${id}${open}${text}${close}`;
}

/** Breaks long names, because a browser breaks lines only at spaces and hyphens. */
function broken(line: string): string[] {
  return line.replace(/[^ -]{32}(?=[^ -])/gu, '$&\n').split('\n');
}

/** As many of the lines as fit in a box. */
export function few(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  const shown = lines.slice(0, MOST_LINES - 1);
  return [...shown, `and ${lines.length - shown.length} more`];
}

/** Replaces special characters with Mermaid character codes. A quotation mark, for example, would end the text. */
export function escapeLabel(text: string): string {
  if (/^[A-Za-z0-9 .,:/@_-]*$/.test(text)) return text; // avoids loading the large Unicode tables
  return text.replace(/[^\p{L}\p{N} .,:/@_-]/gu, (character) => `#${character.codePointAt(0)};`);
}
