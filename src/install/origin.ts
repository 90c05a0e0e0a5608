import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isPublished } from './published';

/** A package on this machine. */
export interface PresentPackage {
  readonly name: string;
  readonly version: string;
  /** Folder of its package.json. */
  readonly folder: string;
}

/**
 * The tarball or folder that a package was installed from, if no registry has it; a repository that depends on the
 * version could then not be installed anywhere else. Undefined if a registry has it.
 */
export function localOrigin({ folder: given, name, version }: PresentPackage): string | undefined {
  const folder = realpathSync(given);
  const modules = dirname(folder);
  // A link to a checkout, from `npm link` or `npm install FOLDER`.
  if (basename(modules) !== 'node_modules') return folder;
  const resolved = resolvedBy(modules, name);
  if (!resolved?.startsWith('file:')) return isPublished(name, version, dirname(modules)) ? undefined : folder;
  const tarball = resolve(dirname(modules), resolved.slice('file:'.length));
  return existsSync(tarball) ? tarball : folder;
}

/** What npm resolved the package to. Undefined for a global package, because npm keeps no list of those. */
function resolvedBy(modules: string, name: string): string | undefined {
  const list = join(modules, '.package-lock.json');
  if (!existsSync(list)) return undefined;
  return JSON.parse(readFileSync(list, 'utf8')).packages[`node_modules/${name}`]?.resolved;
}
