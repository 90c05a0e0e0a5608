import { existsSync } from 'node:fs';
import { PROJENRC_FILE } from '../file-names';
import { runProjenrc } from '../run-projenrc';
import { UserError } from '../user-error';

/**
 * Generates the repository of this folder again, as `npx projen` does.
 *
 * @param done - what has been done before, for the case that this fails
 * @throws UserError - where it fails; it has printed why
 */
export function regenerate(done: string): void {
  if (!existsSync(PROJENRC_FILE)) {
    throw new UserError(`${done}, but there is no ${PROJENRC_FILE} here; generate the repository with npx projen.`);
  }
  const { signal, status } = runProjenrc({ kind: 'write', isPart: true });
  if (status === 0) return;
  const how = signal ? `was ended by ${signal}` : `failed with exit code ${status}`;
  throw new UserError(`${done}, but node ${PROJENRC_FILE} ${how}; fix it, then run npx projen.`);
}
