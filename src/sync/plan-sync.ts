import { checksum, withUnixLineEndings } from './checksum';
import { FoundFile, TargetFile } from './files';
import { Manifest } from './manifest';
import { RECORD } from './record';

/** A file that a run would have to overwrite or remove although it is not as the last run left it. */
export interface Conflict {
  readonly path: string;
  /** `edited`: managed, and changed by hand. `in the way`: never managed. `not a file`: a folder or a symbolic link. */
  readonly kind: 'edited' | 'in the way' | 'not a file';
  /** The current content; empty if it is not a file. */
  readonly current: string;
  /** The content that a run would write; absent if it would remove the file. */
  readonly wanted?: string;
}

/** Everything that a run will do. */
export interface SyncPlan {
  readonly create: readonly TargetFile[];
  readonly change: readonly (TargetFile & { readonly current: string })[];
  readonly remove: readonly { readonly path: string; readonly current: string }[];
  /** No longer managed, and already deleted: their folders may be empty. */
  readonly gone: readonly string[];
  /** Correct content but wrong permissions, for example after a clone. */
  readonly chmod: readonly TargetFile[];
  readonly conflicts: readonly Conflict[];
  /** The new record, if it differs from the config. */
  readonly record?: RecordChange;
  /** The manifest after the run. */
  readonly manifest: Manifest;
}

/** A record that will be written. */
export interface RecordChange {
  readonly content: string;
  /** The current content; absent if there is no record. */
  readonly current?: string;
}

/** The current state. */
export interface SyncState {
  readonly manifest?: Manifest;
  readonly found: (path: string) => FoundFile;
  /** Whether to overwrite the edits of a file. */
  readonly discards: (path: string) => boolean;
  /** Version of the running package. */
  readonly version: string;
}

/**
 * Compares the desired files with the existing ones and with what the last run left. Writes nothing.
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
