import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { PROJENRC_FILE } from '../file-names';
import { UserError } from '../user-error';

/** Where the command was called. */
const CALLED_IN = process.cwd();

/** Goes to the folder of the generated repository that this one is in, as projen does. */
export function enterRepository(): void {
  const folder = foldersUpFrom(CALLED_IN).find((one) => existsSync(join(one, PROJENRC_FILE)));
  if (folder) process.chdir(folder);
}

function foldersUpFrom(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersUpFrom(parent)];
}

/** A path that was written where the command was called, from the folder of the repository and with forward slashes. */
export function fromRepository(path: string): string {
  return relative(process.cwd(), resolve(CALLED_IN, path)).split(sep).join('/');
}

/** @throws UserError - outside of a generated repository */
export function requireProjenrc(): void {
  if (existsSync(PROJENRC_FILE)) return;
  throw new UserError(`No ${PROJENRC_FILE} here: go to the folder of a generated repository.`);
}
