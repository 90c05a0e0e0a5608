import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files below a path, relative to the root. A file counts as below itself. */
export function filesBelow(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/** Whether the file is written by hand and contains code. */
export function isSource(file: string): boolean {
  return file.endsWith('.ts') && !file.includes('.generated.') && !file.endsWith('/index.ts');
}
