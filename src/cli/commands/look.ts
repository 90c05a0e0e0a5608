import { existsSync } from 'node:fs';
import { PROJENRC_FILE } from '../../file-names';
import { UserError } from '../../user-error';
import { defineCommand } from '../command';
import { runProjenrc } from '../run-projenrc';

export const diffCommand = defineCommand({
  options: {},
  notes:
    'Exit code 0: nothing would change. 2: something would. 1: an error, as for terraform plan -detailed-exitcode.',
  examples: ['diff'],
  run: () => look('diff'),
});

export const checkCommand = defineCommand({
  options: {},
  notes: 'For CI. Exit code 0: the files are what the config says. 1: they are not, or there was an error.',
  examples: ['check'],
  run: () => look('check'),
});

function look(kind: 'check' | 'diff'): number {
  if (!existsSync(PROJENRC_FILE))
    throw new UserError(`No ${PROJENRC_FILE} here: go to the folder of a generated repository.`);
  return runProjenrc({ kind }).status ?? 1;
}
