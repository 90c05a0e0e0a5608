import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJENRC_FILE } from '../file-names';
import { escapeControls } from '../text/messages';
import { UserError } from '../user-error';
import { applyPlan } from './apply-plan';
import { ConflictError } from './conflict-error';
import { isInSync, planDiff } from './diff';
import { fileFinder, TargetFile } from './files';
import { MANIFEST, Manifest, parseManifest } from './manifest';
import { missingLocals } from './missing-locals';
import { planSync, SyncPlan } from './plan-sync';
import { RunMode } from './run-mode';
import { summarise } from './summary';
import { refuseDowngrade, upgradeNotes } from './upgrades';

/** How a run ended. */
export interface SyncResult {
  /** For the terminal. */
  readonly output: string;
  /** Set where the run only looked: the process ends with it. */
  readonly exitCode?: number;
}

/**
 * Makes the files of a repository what they should be, or tells how they differ.
 *
 * @param version - of this package
 * @throws UserError - where something of the user's would be lost: nothing is written then; and where the file system
 * refuses
 */
export function synchronise(
  outdir: string,
  targets: readonly TargetFile[],
  mode: RunMode,
  version: string,
): SyncResult {
  const manifest = readManifest(outdir);
  if (manifest) refuseDowngrade(manifest.version, version);
  const planWith = (discarded: readonly string[]) =>
    planSync(targets, {
      manifest,
      version,
      found: fileFinder(outdir),
      discards: (path) => mode.kind === 'force' || discarded.includes(path),
    });
  const discarded = mode.kind === 'discard' ? mode.paths : [];
  if (discarded.length > 0) refuseNeedlessDiscards(discarded, planWith([]));
  const plan = planWith(discarded);
  if (mode.kind === 'diff')
    return { output: planDiff(plan) + listed(`\n${EDITED}`, plan.conflicts), exitCode: isInSync(plan) ? 0 : 2 };
  if (mode.kind === 'check') return { output: differences(plan), exitCode: isInSync(plan) ? 0 : 1 };
  if (plan.conflicts.length > 0) {
    if (manifest && discarded.length > 0) return discardOnly(outdir, plan, manifest, discarded);
    const isGenerated = manifest !== undefined || existsSync(join(outdir, PROJENRC_FILE));
    throw new ConflictError(plan.conflicts, { hasManifest: manifest !== undefined, isGenerated });
  }
  applyPlan(outdir, plan, manifest);
  const summary = summarise(plan, keptBeside(outdir, plan), mode.kind === 'write' && mode.isPart);
  const locals = missingLocals(outdir, targets).map((line) => `${line}\n`);
  return { output: upgradeNotes(manifest?.version, version) + summary + locals.join('') };
}

function readManifest(outdir: string): Manifest | undefined {
  const file = join(outdir, MANIFEST);
  return existsSync(file) ? parseManifest(readFileSync(file, 'utf8')) : undefined;
}

/** A path that is misspelt would leave what was meant as it is, in silence. */
function refuseNeedlessDiscards(paths: readonly string[], { conflicts }: SyncPlan): void {
  const known = conflicts.filter(({ kind }) => kind !== 'not a file').map(({ path }) => path);
  const needless = paths.filter((path) => !known.includes(path));
  if (needless.length === 0) return;
  const lines = needless.map(
    (path) => `${escapeControls(path)}: nothing to discard, no run would refuse to overwrite it`,
  );
  throw new UserError(['Nothing was written.', ...lines].join('\n'));
}

/** Where other files are edited too: nothing but what was asked for, so that an edit can be kept while others go. */
function discardOnly(outdir: string, plan: SyncPlan, before: Manifest, paths: readonly string[]): SyncResult {
  const isNamed = ({ path }: { readonly path: string }) => paths.includes(path);
  const [change, remove] = [plan.change.filter(isNamed), plan.remove.filter(isNamed)];
  const checksums = new Map(before.checksums);
  for (const { path } of remove) checksums.delete(path);
  for (const { path } of change) checksums.set(path, plan.manifest.checksums.get(path)!);
  const part = { ...plan, change, remove, create: [], gone: [], chmod: [], manifest: { ...before, checksums } };
  applyPlan(outdir, part, before);
  const kept = plan.conflicts.map(({ path }) => `  ${path}\n`).join('');
  return { output: `${summarise(part, [], true)}Still edited, npx projen tells what to do:\n${kept}` };
}

function differences(plan: SyncPlan): string {
  if (isInSync(plan)) return 'In sync: the files are what the config says.\n';
  return (
    listed('Not what the config says; run npx projen, and commit:', [...plan.create, ...plan.change, ...plan.remove]) +
    listed(EDITED, plan.conflicts)
  );
}

const EDITED =
  'Edited by hand, so that npx projen refuses to overwrite them, and says how to keep or discard the edits:';

function listed(heading: string, files: readonly { readonly path: string }[]): string {
  if (files.length === 0) return '';
  const paths = files.map(({ path }) => path).sort();
  return `${heading}\n${paths.map((path) => `  ${path}\n`).join('')}`;
}

/** Files of the user's in folders from which a run removed files. */
function keptBeside(outdir: string, { manifest, remove }: SyncPlan): string[] {
  const folders = new Set(remove.map(({ path }) => dirname(path)).filter((folder) => folder !== '.'));
  return [...folders]
    .filter((folder) => existsSync(join(outdir, folder)))
    .flatMap((folder) =>
      readdirSync(join(outdir, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${folder}/${entry.name}`),
    )
    .filter((path) => !manifest.checksums.has(path))
    .sort();
}
