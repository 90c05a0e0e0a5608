import { checksum, withUnixLineEndings } from './checksum';
import { FoundFile, TargetFile } from './files';
import { Manifest } from './manifest';
import { RECORD } from './record';

/** A file that a run would have to overwrite or remove although it is not as a run left it. */
export interface Conflict {
  readonly path: string;
  /** `edited`: managed, and changed by hand. `in the way`: never managed. `not a file`: a folder or a symbolic link. */
  readonly kind: 'edited' | 'in the way' | 'not a file';
  /** What stands there; empty for what is not a file. */
  readonly current: string;
  /** What a run would write; absent where it would remove the file. */
  readonly wanted?: string;
}

/** Everything that a run does, before it does anything. */
export interface SyncPlan {
  readonly create: readonly TargetFile[];
  readonly change: readonly (TargetFile & { readonly current: string })[];
  readonly remove: readonly { readonly path: string; readonly current: string }[];
  /** No longer managed, and deleted already: their folders may be empty. */
  readonly gone: readonly string[];
  /** Right content, other permissions: as after a clone. */
  readonly chmod: readonly TargetFile[];
  readonly conflicts: readonly Conflict[];
  /** The record, where it does not say what the config says. */
  readonly record?: RecordChange;
  /** What the manifest says in the end. */
  readonly manifest: Manifest;
}

/** A record that is to be written. */
export interface RecordChange {
  readonly content: string;
  /** What it says now; absent where there is none. */
  readonly current?: string;
}

/** What the current state is made of. */
export interface SyncState {
  readonly manifest?: Manifest;
  readonly found: (path: string) => FoundFile;
  /** Whether edits of a file are to be overwritten. */
  readonly discards: (path: string) => boolean;
  /** Version of the package that runs. */
  readonly version: string;
}

/**
 * Compares what is wanted with what is there and with what the last run left. Nothing is written.
 *
 * @param targets - the files
 * @param record - the text of the record
 */
export function planSync(
  targets: readonly TargetFile[],
  record: string,
  { discards, found, manifest, version }: SyncState,
): SyncPlan {
  const plan = { create: [], change: [], remove: [], gone: [], chmod: [], conflicts: [] } as Mutable<
    Omit<SyncPlan, 'manifest' | 'record'>
  >;
  const conflictOf = (path: string, file: ReadableFile, wanted?: string): Conflict | undefined => {
    const known = manifest?.checksums.get(path);
    if (known?.has(checksum(file.content)) || discards(path)) return undefined;
    return { path, kind: known ? 'edited' : 'in the way', current: file.content, wanted };
  };

  for (const target of targets) {
    const file = found(target.path);
    if (target.ownership === 'yours') {
      const isNobodys = file.kind === 'file' && target.replaces?.(file.content);
      if ((file.kind === 'missing' || isNobodys) && !manifest?.yours.has(target.path)) plan.create.push(target);
      continue;
    }
    if (file.kind === 'missing') plan.create.push(target);
    else if (file.kind === 'other')
      plan.conflicts.push({ path: target.path, kind: 'not a file', current: '', wanted: target.content });
    else if (withUnixLineEndings(file.content) === withUnixLineEndings(target.content)) {
      if (file.mode !== target.mode) plan.chmod.push(target);
    } else {
      const conflict = conflictOf(target.path, file, target.content);
      if (conflict) plan.conflicts.push(conflict);
      else plan.change.push({ ...target, current: file.content });
    }
  }

  const recorded = found(RECORD);
  if (recorded.kind === 'other') plan.conflicts.push({ path: RECORD, kind: 'not a file', current: '', wanted: record });

  const wanted = new Set(targets.map(({ path }) => path));
  for (const path of [...(manifest?.checksums.keys() ?? [])].filter((known) => !wanted.has(known)).sort()) {
    const file = found(path);
    if (file.kind === 'missing') plan.gone.push(path);
    if (file.kind !== 'file') continue;
    const conflict = conflictOf(path, file);
    if (conflict) plan.conflicts.push(conflict);
    else plan.remove.push({ path, current: file.content });
  }
  return { ...plan, record: recordChange(record, recorded), manifest: manifestOf(targets, version) };
}

type ReadableFile = Extract<FoundFile, { kind: 'file' }>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

function recordChange(content: string, found: FoundFile): RecordChange | undefined {
  if (found.kind === 'other') return undefined;
  if (found.kind === 'missing') return { content };
  return withUnixLineEndings(found.content) === content ? undefined : { content, current: found.content };
}

function manifestOf(targets: readonly TargetFile[], version: string): Manifest {
  const of = (ownership: TargetFile['ownership']) => targets.filter((target) => target.ownership === ownership);
  return {
    version,
    checksums: new Map(of('managed').map(({ content, path }) => [path, new Set([checksum(content)])])),
    yours: new Set(of('yours').map(({ path }) => path)),
  };
}
