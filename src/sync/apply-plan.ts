import { chmodSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explained } from '../disk-failure';
import { replaceFile } from '../replace-file';
import { formatManifest, MANIFEST, Manifest } from './manifest';
import { SyncPlan } from './plan-sync';
import { RECORD } from './record';
import { UNFINISHED } from './turns';

/** Permission bits of the manifest and the record: those that projen gives to files that must not be edited. */
const READ_ONLY = 0o444;

/**
 * Writes a plan so that a run can be interrupted at any point. The manifest first allows both the old and the new
 * content of every file, and only the new content when all files are in place. Until then, no run mistakes a file for
 * an edited one. The record is written last: until everything is in place, the next run compares with the old one, and
 * warns.
 *
 * @throws UserError if the file system refuses.
 */
export function applyPlan(outdir: string, plan: SyncPlan, before?: Manifest): void {
  const write = (path: string, content: string, mode: number) =>
    explained('write', path, () => {
      const [file, unfinished] = [join(outdir, path), join(outdir, UNFINISHED)];
      for (const folder of [dirname(unfinished), dirname(file)]) mkdirSync(folder, { recursive: true });
      replaceFile(file, content, { mode, unfinished });
    });

  if (plan.create.length + plan.change.length + plan.remove.length > 0) {
    write(MANIFEST, formatManifest(eitherOf(plan.manifest, before)), READ_ONLY);
    for (const { content, mode, path } of [...plan.create, ...plan.change]) write(path, content, mode);
    for (const { path } of plan.remove) explained('remove', path, () => rmSync(join(outdir, path), { force: true }));
  }
  for (const path of [...plan.remove.map((file) => file.path), ...plan.gone])
    explained('remove', dirname(path), () => removeEmptyFolders(outdir, dirname(path)));
  for (const { mode, path } of plan.chmod) explained('write', path, () => chmodSync(join(outdir, path), mode));
  if (isManifestOld(plan, before)) write(MANIFEST, formatManifest(plan.manifest), READ_ONLY);
  if (plan.record) write(RECORD, plan.record.content, READ_ONLY);
}

/** Whether there is nothing to do, not even permissions to change. */
export function isApplied(plan: SyncPlan, before?: Manifest): boolean {
  const { change, chmod, create, record, remove } = plan;
  return [change, chmod, create, remove].every(({ length }) => length === 0) && !record && !isManifestOld(plan, before);
}

function isManifestOld({ manifest }: SyncPlan, before?: Manifest): boolean {
  return !before || formatManifest(before) !== formatManifest(manifest);
}

function eitherOf(after: Manifest, before?: Manifest): Manifest {
  const paths = new Set([...after.checksums.keys(), ...(before?.checksums.keys() ?? [])]);
  const sumsOf = (path: string) => [...(before?.checksums.get(path) ?? []), ...(after.checksums.get(path) ?? [])];
  return {
    version: after.version,
    checksums: new Map([...paths].map((path) => [path, new Set(sumsOf(path))])),
    // If one of the user's files is not written yet, the next run must write it.
    yours: before?.yours ?? new Set(),
  };
}

function removeEmptyFolders(outdir: string, innermost: string): void {
  for (let folder = innermost; folder !== '.'; folder = dirname(folder)) {
    if (!existsSync(join(outdir, folder))) continue;
    if (readdirSync(join(outdir, folder)).length > 0) return;
    rmdirSync(join(outdir, folder));
  }
}
