import { escapeControls } from '../text/invisible';

/** Prints lines for people to standard error, because standard output is for data. */
export function tell(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${escapeControls(line)}\n`);
}

/** Prints data for programs to standard output. */
export function printJson(data: object): void {
  process.stdout.write(`${JSON.stringify(data, undefined, 2)}\n`);
}
