import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test/tools';

let folder: string | undefined;
let count = 0;

/** A folder outside the checkout for everything that a benchmark writes, removed at the end. */
export function workFolder(): string {
  folder ??= temporaryFolder();
  return folder;
}

/** A new empty folder in it. */
export function emptyFolder(): string {
  count += 1;
  const path = join(workFolder(), String(count));
  mkdirSync(path);
  return path;
}

/** The folder with nothing in it. */
export function emptied(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  return path;
}
