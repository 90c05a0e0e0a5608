import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fact } from '../../src/render/facts';
import { TargetFile } from '../../src/sync/files';
import { synchronize } from '../../src/sync/synchronize';

export const VERSION = '1.2.3';

/** A run, as `npx projen` does. */
export function sync(
  folder: string,
  files: readonly TargetFile[],
  version = VERSION,
  facts: readonly Fact[] = [],
): string {
  return synchronize(folder, { files, facts }, { kind: 'write' }, version).stderr;
}

/** A run that overwrites edits. */
export function discard(
  folder: string,
  files: readonly TargetFile[],
  paths: readonly string[],
  facts: readonly Fact[] = [],
): string {
  return synchronize(folder, { files, facts }, { kind: 'discard', paths }, VERSION).stderr;
}

/** A fact whose change causes a warning. */
export function account(id: string): Fact {
  return { kind: 'root', subject: 'environments/dev', attribute: 'account', value: id };
}

export function managed(path: string, content: string): TargetFile {
  return { path, content, mode: 0o444, ownership: 'managed' };
}

export function yours(path: string, content: string): TargetFile {
  return { path, content, mode: 0o644, ownership: 'yours' };
}

/** Writes a file like a user. */
export function write(folder: string, path: string, content: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, content);
  chmodSync(file, 0o644);
}

/** Every file with its content, and every empty folder with null. */
export function treeOf(folder: string): { [path: string]: string | null } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const relative = (name: string, parentPath: string) => join(parentPath, name).slice(folder.length + 1);
  return Object.fromEntries(
    entries
      .flatMap((entry): [string, string | null][] => {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile()) return [[relative(entry.name, entry.parentPath), readFileSync(path, 'utf8')]];
        return readdirSync(path).length === 0 ? [[relative(entry.name, entry.parentPath), null]] : [];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The same without the files that a run writes for its own use. */
export function filesOf(folder: string): { [path: string]: string | null } {
  return Object.fromEntries(Object.entries(treeOf(folder)).filter(([path]) => !path.startsWith('.projen')));
}
