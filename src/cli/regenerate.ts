import { existsSync } from 'node:fs';
import { PROJENRC_FILE } from '../file-names';
import { runProjenrc } from '../run-projenrc';
import { UserError } from '../user-error';

/**
 * Regenerates the repository in this folder, as `npx projen` does.
 *
 * @param done - what has already been done, for the error message
 * @throws UserError - if it fails; the reason has already been printed
 */
export function regenerate(done: string): void {
  if (!existsSync(PROJENRC_FILE)) {
    throw new UserError(`${done}, but ${PROJENRC_FILE} was not found; restore it from Git, then run npx projen.`);
  }
  const { signal, status } = runProjenrc({ kind: 'write', isPart: true });
  if (status === 0) return;
  const how = signal ? `was killed by ${signal}` : `failed with exit code ${status}`;
  throw new UserError(`${done}, but node ${PROJENRC_FILE} ${how}; fix it, then run npx projen.`);
}
