import { chmodSync, existsSync, mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../replace-file';
import { UserError } from '../user-error';
import { formatManifest, MANIFEST, Manifest } from './manifest';
import { SyncPlan } from './plan-sync';
import { RECORD } from './record';

/** Next to the manifest: a rename must not cross a file system. One name, so that what a killed run left is overwritten. */
const UNFINISHED = '.projen/ecs-pipeline.tmp';

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
  const after = formatManifest(plan.manifest);
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
  if (!before || formatManifest(before) !== after || plan.remove.length + plan.create.length + plan.change.length > 0)
    write(MANIFEST, after, READ_ONLY);
  if (plan.record) write(RECORD, plan.record.content, READ_ONLY);
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

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  ENOSPC: 'no space left on the disk',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

function explained(verb: string, path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
    if (!reason) throw error;
    throw new UserError(
      `${path}: cannot ${verb} it, ${reason}. Every file is as it was or complete: mend that, then run npx projen again.`,
    );
  }
}
