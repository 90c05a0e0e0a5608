import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test/tools';

let folder: string | undefined;
let count = 0;

/** A folder outside the checkout for everything that a benchmark writes. It is removed at the end. */
export function workFolder(): string {
  folder ??= temporaryFolder();
  return folder;
}

/** Creates an empty folder in it. */
export function emptyFolder(): string {
  count += 1;
  const path = join(workFolder(), String(count));
  mkdirSync(path);
  return path;
}

/** Empties the folder. */
export function emptied(path: string): string {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path);
  return path;
}
