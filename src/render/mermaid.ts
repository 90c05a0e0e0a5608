/** What encloses the text of a node, and so gives it its shape. */
export enum MermaidShape {
  RECTANGLE = '["|"]',
  ROUND = '("|")',
  HEXAGON = '{{"|"}}',
}

/** So many lines are in a box. Where there are more, the last one says how many. */
const MOST_LINES = 5;

/** A node of a flowchart: a title and lines of plain text. */
export function mermaidNode(id: string, shape: MermaidShape, title: string, lines: readonly string[] = []): string {
  const text = [`<b>${escapeLabel(title)}</b>`, ...lines.flatMap(broken).map(escapeLabel)].join('<br/>');
  const [open, close] = shape.split('|');
  return `${id}${open}${text}${close}`;
}

/** A browser breaks lines at spaces and hyphens only: so a long name without either would be wider than its box. */
function broken(line: string): string[] {
  return line.replace(/[^ -]{32}(?=[^ -])/gu, '$&\n').split('\n');
}

/** The lines as far as a box has room. */
export function few(lines: readonly string[]): readonly string[] {
  if (lines.length <= MOST_LINES) return lines;
  const shown = lines.slice(0, MOST_LINES - 1);
  return [...shown, `and ${lines.length - shown.length} more`];
}

/** What is neither a letter nor harmless becomes a code of Mermaid's: a quotation mark would end the text. */
export function escapeLabel(text: string): string {
  if (/^[A-Za-z0-9 .,:/@_-]*$/.test(text)) return text; // Unicode's letters are in large tables
  return text.replace(/[^\p{L}\p{N} .,:/@_-]/gu, (character) => `#${character.codePointAt(0)};`);
}
