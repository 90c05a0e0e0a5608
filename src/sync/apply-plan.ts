import { chmodSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explained } from '../disk-failure';
import { replaceFile } from '../replace-file';
import { formatManifest, MANIFEST, Manifest } from './manifest';
import { SyncPlan } from './plan-sync';
import { RECORD } from './record';
import { UNFINISHED } from './turns';

/** Permission bits of the manifest and the record, as projen gives the files that are not to be edited. */
const READ_ONLY = 0o444;

/**
 * Writes a plan so that a run may end at any point: the manifest first allows both the old and the new content of every
 * file, and only when all of them are in place the new alone. Whatever is there in between, no run takes it for an edit.
 * The record comes last: until everything is in place, the next run compares with the old one, and warns.
 *
 * @throws UserError where the file system refuses.
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

/** Whether there is nothing to write, not even permissions. */
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
    // A file of the user's that is not written yet must be written by the next run.
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
