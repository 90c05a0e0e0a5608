import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Component } from 'projen';
import { endOnUserError } from '../end-on-user-error';
import { packageVersion } from '../package-version';
import { applyPlan } from '../sync/apply-plan';
import { ConflictError } from '../sync/conflict-error';
import { fileFinder } from '../sync/find-file';
import { MANIFEST, Manifest, parseManifest } from '../sync/manifest';
import { isInSync, planDiff } from '../sync/plan-diff';
import { planSync, SyncPlan } from '../sync/plan-sync';
import { currentRunMode, RunMode } from '../sync/run-mode';
import { summarise } from '../sync/summary';
import { TargetFile } from '../sync/target-file';
import { refuseDowngrade } from '../sync/upgrades';
import { FileContent } from './file-content';
import { YourFile } from './your-file';

/**
 * Writes every file of the project, projen's own too, in one step that looks first: nothing is written where something
 * of the user's would be lost. It must be the last component, so that all others have added their files.
 */
export class Synchroniser extends Component {
  private summary = '';

  preSynthesize(): void {
    endOnUserError(() => this.synchronise(currentRunMode()));
    // They are written. projen would do it again, in place, whenever it cannot tell that they are read-only.
    for (const file of this.project.files) file.synthesize = () => undefined;
  }

  postSynthesize(): void {
    process.stdout.write(this.summary);
  }

  private synchronise(mode: RunMode): void {
    const { outdir } = this.project;
    const manifest = readManifest(outdir);
    const version = packageVersion();
    if (manifest) refuseDowngrade(manifest.version, version);
    const plan = planSync(this.targets(), {
      manifest,
      version,
      found: fileFinder(outdir),
      discards: (path) => mode.kind === 'discard' && mode.paths.includes(path),
    });
    if (mode.kind === 'diff' || mode.kind === 'check') report(mode.kind, plan);
    if (plan.conflicts.length > 0) throw new ConflictError(plan.conflicts, manifest !== undefined);
    applyPlan(outdir, plan, manifest);
    this.summary = summarise(plan, keptBeside(outdir, plan));
  }

  private targets(): TargetFile[] {
    const managed = this.project.files.flatMap((file): TargetFile[] => {
      const content = FileContent.of(file);
      const mode = (file.readonly ? 0o444 : 0o644) | (file.executable ? 0o111 : 0);
      return content === undefined ? [] : [{ path: file.path, content, mode, ownership: 'managed' }];
    });
    const yours = this.project.components
      .filter((component) => component instanceof YourFile)
      .map(({ content, path, replaces }): TargetFile => ({ path, content, replaces, mode: 0o644, ownership: 'yours' }));
    return [...managed, ...yours];
  }
}

function readManifest(outdir: string): Manifest | undefined {
  const file = join(outdir, MANIFEST);
  return existsSync(file) ? parseManifest(readFileSync(file, 'utf8')) : undefined;
}

/** Ends the process: these modes only look. */
function report(kind: 'diff' | 'check', plan: SyncPlan): never {
  if (isInSync(plan)) process.exit(0);
  if (kind === 'diff') {
    process.stdout.write(planDiff(plan));
    process.exit(2);
  }
  const files = [...plan.create, ...plan.change, ...plan.remove, ...plan.conflicts].map(({ path }) => path).sort();
  process.stderr.write(
    `Not what the config says, run npx projen and commit:\n${files.map((path) => `  ${path}\n`).join('')}`,
  );
  process.exit(1);
}

/** Files that stand in a folder from which a run removed files. */
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
