import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isPublished } from './published';

/** A package as it is on this machine. */
export interface PresentPackage {
  readonly name: string;
  readonly version: string;
  /** Where its package.json is. */
  readonly folder: string;
}

/**
 * The tarball or folder that a package came from, where no registry has it, so that a repository that names the version
 * could be installed nowhere. Undefined where a registry has it.
 */
export function localOrigin({ folder: given, name, version }: PresentPackage): string | undefined {
  const folder = realpathSync(given);
  const modules = dirname(folder);
  // A link leads to a checkout: `npm link`, `npm install FOLDER`.
  if (basename(modules) !== 'node_modules') return folder;
  const resolved = resolvedBy(modules, name);
  if (!resolved?.startsWith('file:')) return isPublished(name, version, dirname(modules)) ? undefined : folder;
  const tarball = resolve(dirname(modules), resolved.slice('file:'.length));
  return existsSync(tarball) ? tarball : folder;
}

/** What npm installed; it keeps no list of what is installed globally. */
function resolvedBy(modules: string, name: string): string | undefined {
  const list = join(modules, '.package-lock.json');
  if (!existsSync(list)) return undefined;
  return JSON.parse(readFileSync(list, 'utf8')).packages[`node_modules/${name}`]?.resolved;
}
