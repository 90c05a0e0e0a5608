import { lstatSync, readFileSync, Stats } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';

/** A file as a run should write it. */
export interface TargetFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
  /** Permission bits. */
  readonly mode: number;
  /** Whether it is rewritten on every run, or written once and then belongs to the user. */
  readonly ownership: 'managed' | 'yours';
  /** Whether existing content can be replaced because a tool created it. Default: it is the user's. */
  readonly replaces?: (content: string) => boolean;
}

/** What exists at a path. */
export type FoundFile =
  | { readonly kind: 'file'; readonly content: string; readonly mode: number }
  | { readonly kind: 'missing' }
  /** A folder or a symbolic link, or a path below a symbolic link. */
  | { readonly kind: 'other' };

/** Reads files of a repository without following symbolic links, which can lead out of it. */
export function fileFinder(outdir: string): (path: string) => FoundFile {
  const folders = new Map<string, FoundFile['kind'] | 'folder'>();
  const kindOfFolder = (path: string): FoundFile['kind'] | 'folder' => {
    if (path === '') return 'folder';
    const parent = kindOfParent(path);
    if (parent !== 'folder') return parent;
    const stats = stat(join(outdir, path));
    if (!stats) return 'missing';
    return stats.isDirectory() ? 'folder' : 'other';
  };
  const kindOfParent = (path: string) => {
    const parent = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    const kind = folders.get(parent) ?? kindOfFolder(parent);
    folders.set(parent, kind);
    return kind;
  };

  return (path) => {
    const parent = kindOfParent(path);
    if (parent === 'missing') return { kind: 'missing' };
    const stats = parent === 'folder' ? stat(join(outdir, path)) : undefined;
    if (parent === 'folder' && !stats) return { kind: 'missing' };
    if (!stats?.isFile()) return { kind: 'other' };
    const content = explained('read', path, () => readFileSync(join(outdir, path), 'utf8'));
    return { kind: 'file', content, mode: stats.mode & 0o777 };
  };
}

function stat(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}
