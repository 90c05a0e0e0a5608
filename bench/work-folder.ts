import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;
let count = 0;

/** A folder outside the checkout for everything that a benchmark writes, removed when the process ends. */
export function workFolder(): string {
  if (folder === undefined) {
    const created = realpathSync(mkdtempSync(join(tmpdir(), 'ecs-pipeline-bench-')));
    process.once('exit', () => rmSync(created, { recursive: true, force: true }));
    folder = created;
  }
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
