import { lstatSync, readFileSync, Stats } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';

/** A file as a run wants it. */
export interface TargetFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly content: string;
  /** Permission bits. */
  readonly mode: number;
  /** Whether it is rewritten at every run, or was written once and is the user's from then on. */
  readonly ownership: 'managed' | 'yours';
  /** Whether content that stands there already is nobody's: a tool left it. Default: it is the user's. */
  readonly replaces?: (content: string) => boolean;
}

/** What stands at a path. */
export type FoundFile =
  | { readonly kind: 'file'; readonly content: string; readonly mode: number }
  | { readonly kind: 'missing' }
  /** A folder or a symbolic link, at the path or on the way to it. */
  | { readonly kind: 'other' };

/** Looks at files of a repository without following a symbolic link, which may lead out of it. */
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
