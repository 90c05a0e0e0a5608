import { escapeControls } from '../text/invisible';

/** A row and the lines below it. */
export interface Row {
  readonly cells: readonly string[];
  readonly details: readonly string[];
}

/** A table with aligned columns and escaped control characters. Details begin under the second column. */
export function table(header: readonly string[], rows: readonly Row[], below: readonly string[] = []): string {
  const all = [header, ...rows.map(({ cells }) => cells)];
  const widths = header.map((_, column) => Math.max(...all.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column]!)).join('  ');
  const margin = ' '.repeat(widths[0]! + 2);
  const lines = rows.flatMap(({ cells, details }) => [line(cells), ...details.map((detail) => margin + detail)]);
  return `${[line(header), ...lines, ...below].map((one) => escapeControls(one.trimEnd())).join('\n')}\n`;
}

/** The lines below an incomplete table. */
export function unread(problems: readonly string[]): string[] {
  return problems.length === 0 ? [] : ['', 'Some information could not be read:', ...problems];
}
