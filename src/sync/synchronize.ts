import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJENRC_FILE } from '../file-names';
import { Fact } from '../render/facts';
import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { applyPlan, isApplied } from './apply-plan';
import { applyWarnings } from './apply-warnings';
import { ConflictError } from './conflict-error';
import { differences } from './diff';
import { fileFinder, TargetFile } from './files';
import { look } from './look';
import { MANIFEST, Manifest, parseManifest } from './manifest';
import { missingLocals } from './missing-locals';
import { planSync, SyncPlan } from './plan-sync';
import { formatRecord, parseRecord } from './record';
import { RunMode, SyncResult } from './run-mode';
import { summarise } from './summary';
import { alone, hasRuns, undisturbed } from './turns';
import { refuseDowngrade, upgradeNotes } from './upgrades';
import { Warning } from './warning';

/** The desired state of a repository. */
export interface Wanted {
  readonly files: readonly TargetFile[];
  /** What the files describe. */
  readonly facts: readonly Fact[];
}

/** The desired state compared with the existing files. */
interface Comparison {
  /** What the last run left. */
  readonly manifest?: Manifest;
  readonly plan: SyncPlan;
  readonly warnings: readonly Warning[];
}

/**
 * Brings the files of a repository to the desired state, or reports how they differ. Concurrent runs write one after
 * the other.
 *
 * @param version - of this package
 * @throws UserError - if a change of the user would be lost, in which case nothing is written, or if the file system
 * refuses
 */
export function synchronize(outdir: string, wanted: Wanted, mode: RunMode, version: string): SyncResult {
  const compared = () => compare(outdir, wanted, mode, version);
  const found = undisturbed(outdir, compared);
  if (mode.kind === 'diff' || mode.kind === 'check')
    return look(mode, { differences: differences(found.plan), warnings: found.warnings });

  refuseConflicts(outdir, found, mode);
  // Most runs end here and leave no trace.
  if (isApplied(found.plan, found.manifest) && !hasRuns(outdir)) return told(outdir, found, mode, version);
  return alone(outdir, () => write(outdir, compared(), mode, version));
}

function compare(outdir: string, wanted: Wanted, mode: RunMode, version: string): Comparison {
  const manifest = readManifest(outdir);
  if (manifest) refuseDowngrade(manifest.version, version);
  const discarded = discardedBy(mode);
  const planWith = (paths: readonly string[]) =>
    planSync(wanted.files, formatRecord(wanted.facts), {
      manifest,
      version,
      found: fileFinder(outdir),
      discards: (path) => mode.kind === 'force' || paths.includes(path),
    });
  if (discarded.length > 0) refuseNeedlessDiscards(discarded, planWith([]));
  const plan = planWith(discarded);
  // If the record is up to date, there is nothing to compare.
  const recorded = parseRecord(plan.record?.current ?? '');
  const warnings = [...applyWarnings(recorded, wanted.facts), ...missingLocals(outdir, wanted, plan)];
  return { manifest, plan, warnings };
}

function write(outdir: string, found: Comparison, mode: RunMode, version: string): SyncResult {
  refuseConflicts(outdir, found, mode);
  const { manifest, plan } = found;
  if (plan.conflicts.length > 0 && manifest) return discardOnly(outdir, plan, manifest, discardedBy(mode));
  applyPlan(outdir, plan, manifest);
  return told(outdir, found, mode, version);
}

function told(outdir: string, { manifest, plan, warnings }: Comparison, mode: RunMode, version: string): SyncResult {
  const summary = summarise({
    differences: differences(plan),
    kept: keptBeside(outdir, plan),
    warnings,
    isFirst: manifest === undefined,
    isPart: 'isPart' in mode && mode.isPart,
  });
  return { stdout: '', stderr: upgradeNotes(manifest?.version, version) + summary };
}

/** @throws ConflictError unless edits are being discarded. */
function refuseConflicts(outdir: string, { manifest, plan }: Comparison, mode: RunMode): void {
  if (plan.conflicts.length === 0 || (manifest && discardedBy(mode).length > 0)) return;
  const isGenerated = manifest !== undefined || existsSync(join(outdir, PROJENRC_FILE));
  throw new ConflictError(plan.conflicts, { hasManifest: manifest !== undefined, isGenerated });
}

function discardedBy(mode: RunMode): readonly string[] {
  return mode.kind === 'discard' ? mode.paths : [];
}

function readManifest(outdir: string): Manifest | undefined {
  const file = fileFinder(outdir)(MANIFEST);
  if (file.kind === 'other')
    throw new UserError(
      `${MANIFEST}: must be a file and must not be inside a linked folder; replace a linked folder with a real one, and restore the file from Git if it existed`,
    );
  return file.kind === 'file' ? parseManifest(file.content) : undefined;
}

/** Otherwise a misspelled path would be ignored silently. */
function refuseNeedlessDiscards(paths: readonly string[], { conflicts }: SyncPlan): void {
  const known = conflicts.filter(({ kind }) => kind !== 'not a file').map(({ path }) => path);
  const needless = paths.filter((path) => !known.includes(path));
  if (needless.length === 0) return;
  const lines = needless.map(
    (path) => `${escapeControls(path)}: nothing to discard, because npx projen does not refuse to overwrite it`,
  );
  throw new UserError(['Nothing was written.', ...lines].join('\n'));
}

/**
 * If other files are edited as well, writes only the named files, so that some edits can be kept and others discarded.
 */
function discardOnly(outdir: string, plan: SyncPlan, before: Manifest, paths: readonly string[]): SyncResult {
  const isNamed = ({ path }: { readonly path: string }) => paths.includes(path);
  const [change, remove] = [plan.change.filter(isNamed), plan.remove.filter(isNamed)];
  const checksums = new Map(before.checksums);
  for (const { path } of remove) checksums.delete(path);
  for (const { path } of change) checksums.set(path, plan.manifest.checksums.get(path)!);
  const manifest = { ...before, checksums };
  // The rest of the config is neither written nor recorded.
  const part: SyncPlan = { change, remove, manifest, create: [], gone: [], chmod: [], conflicts: [] };
  applyPlan(outdir, part, before);
  const summary = summarise({ differences: differences(part), kept: [], warnings: [], isPart: true });
  const edited = plan.conflicts.map(({ path }) => `  ${path}\n`).join('');
  return { stdout: '', stderr: `${summary}Still edited; npx projen explains what to do:\n${edited}` };
}

/** The user's files in folders from which a run removed files. */
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
