import { existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, explained } from '../disk-failure';
import { UserError } from '../user-error';
import { fileFinder } from './files';
import { MANIFEST } from './manifest';

/**
 * Exists while a run writes. Each run that writes, or waits for its turn, has a file here that is named after its
 * process ID. Everything that a killed run leaves is in this folder, and its name shows that the process is gone.
 */
const RUNS = '.projen/ecs-pipeline.runs';

/** A run in a large repository writes for a few seconds. */
const PATIENCE_SECONDS = 60;

const PAUSE_MILLISECONDS = 20;

/** Where this run writes a file before it is renamed: a rename must not cross a file system. */
export const UNFINISHED = `${RUNS}/${process.pid}.tmp`;

/**
 * Does work while no other run is writing.
 *
 * A run first announces itself, then checks whether others have. Of two that do so at the same time, at least the
 * second sees the other, so two never write. If all see one another, the lowest ID stays and the others withdraw.
 * Nothing is ever taken from a live run, unlike a single lock file that two runs find stale and replace.
 *
 * @throws UserError if another run does not end, or the file system refuses.
 */
export function alone<T>(outdir: string, work: () => T): T {
  const waited = stopwatch();
  for (;;) {
    announce(outdir);
    removeRemains(outdir);
    const others = otherRuns(outdir);
    if (others.length === 0) break;
    if (others.some((id) => id < process.pid) || waited.isTooLong()) withdraw(outdir);
    if (waited.isTooLong()) throw new UserError(endless(others));
    pause();
  }
  try {
    return work();
  } finally {
    withdraw(outdir);
  }
}

/** Reads while no run is writing. It does not take a turn, because a read-only run may not be allowed to write. */
export function undisturbed<T>(outdir: string, find: () => T): T {
  const waited = stopwatch();
  for (;;) {
    const before = manifestText(outdir);
    const isQuiet = otherRuns(outdir).length === 0;
    const outcome = outcomeOf(find);
    // A run changes the manifest first.
    const isSame = isQuiet && otherRuns(outdir).length === 0 && manifestText(outdir) === before;
    if (isSame || waited.isTooLong()) return outcome();
    pause();
  }
}

/** Whether a run is writing, or was killed while writing. */
export function hasRuns(outdir: string): boolean {
  return existsSync(join(outdir, RUNS));
}

function announce(outdir: string): void {
  explained('write', RUNS, () => {
    for (;;) {
      refuseLinks(outdir);
      mkdirSync(join(outdir, RUNS), { recursive: true });
      try {
        return writeFileSync(join(outdir, RUNS, `${process.pid}`), '');
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error; // otherwise another run has just removed the folder
      }
    }
  });
}

/** Everything is written to this folder first. Through a link, it would be written somewhere else. */
function refuseLinks(outdir: string): void {
  for (const folder of [dirname(RUNS), RUNS]) {
    const isLink = lstatSync(join(outdir, folder), { throwIfNoEntry: false })?.isSymbolicLink();
    if (isLink) throw Object.assign(new Error(folder), { code: 'ELOOP' });
  }
}

/** Remains are harmless: the next run removes them, because this process is gone by then. */
function withdraw(outdir: string): void {
  try {
    rmSync(join(outdir, RUNS, `${process.pid}`), { force: true });
    rmdirSync(join(outdir, RUNS));
  } catch {
    // Other runs have files in it, or have removed it already.
  }
}

function removeRemains(outdir: string): void {
  for (const { id, name } of announcements(outdir)) {
    const isRemains = id === process.pid ? name !== `${id}` : !isAlive(id);
    if (isRemains) explained('remove', `${RUNS}/${name}`, () => rmSync(join(outdir, RUNS, name), { force: true }));
  }
}

function otherRuns(outdir: string): number[] {
  return announcements(outdir)
    .map(({ id }) => id)
    .filter((id) => id !== process.pid && isAlive(id));
}

function announcements(outdir: string): { readonly id: number; readonly name: string }[] {
  return namesIn(join(outdir, RUNS)).flatMap((name) => {
    const [, id] = /^([1-9]\d*)(?:\.tmp)?$/.exec(name) ?? [];
    return id ? [{ id: Number(id), name }] : [];
  });
}

function namesIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  } catch (error) {
    // If the path is something else, the next run that writes reports it.
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return [];
    throw error;
  }
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM'; // the process belongs to another user
  }
}

function manifestText(outdir: string): string | undefined {
  const file = fileFinder(outdir)(MANIFEST);
  return file.kind === 'file' ? file.content : undefined;
}

/** The result or the error, to be returned or thrown later. */
function outcomeOf<T>(find: () => T): () => T {
  try {
    const found = find();
    return () => found;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function stopwatch(): { isTooLong(): boolean } {
  const start = Date.now();
  return { isTooLong: () => Date.now() - start > PATIENCE_SECONDS * 1000 };
}

/** Everything here is synchronous because projen is. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MILLISECONDS);
}

function endless(ids: readonly number[]): string {
  const processes = `process${ids.length === 1 ? '' : 'es'} ${ids.join(', ')}`;
  return `${RUNS}: another run (${processes}) has been writing for ${PATIENCE_SECONDS} seconds. Nothing was written. Run npx projen again when that run is done. If ${ids.length === 1 ? 'the process is not a run' : 'the processes are not runs'} of npx projen, remove this folder first.`;
}
