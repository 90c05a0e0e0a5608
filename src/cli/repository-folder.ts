import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { PROJENRC_FILE } from '../file-names';
import { UserError } from '../user-error';

/** Folder in which the command was started. */
const CALLED_IN = process.cwd();

/** Changes to the folder of the generated repository around this folder, as projen does. */
export function enterRepository(): void {
  const folder = foldersUpFrom(CALLED_IN).find((one) => existsSync(join(one, PROJENRC_FILE)));
  if (folder) process.chdir(folder);
}

function foldersUpFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpFrom(parent)];
}

/** Makes a path that is relative to the caller's folder relative to the repository, with forward slashes. */
export function fromRepository(path: string): string {
  return relative(process.cwd(), resolve(CALLED_IN, path)).split(sep).join('/');
}

/** @throws UserError - outside a generated repository */
export function requireProjenrc(): void {
  if (existsSync(PROJENRC_FILE)) return;
  throw new UserError(`No ${PROJENRC_FILE} here: change to the folder of a generated repository.`);
}
