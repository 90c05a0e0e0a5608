import { escapeControls } from '../text/invisible';

/** Lines for people, on standard error: standard output is for data. */
export function tell(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${escapeControls(line)}\n`);
}

/** Data for programs, on standard output. */
export function printJson(data: object): void {
  process.stdout.write(`${JSON.stringify(data, undefined, 2)}\n`);
}
