import { existsSync } from 'node:fs';
import { PROJENRC_FILE } from '../../file-names';
import { UserError } from '../../user-error';
import { defineCommand } from '../command';
import { fromRepository } from '../repository-folder';
import { runProjenrc } from '../run-projenrc';

export const discardCommand = defineCommand({
  options: {},
  operands: 'FILE…',
  notes: 'Only what a run refuses to overwrite can be discarded; files of yours elsewhere are never touched.',
  examples: ['discard modules/service/main.tf', 'discard environments/dev/main.tf pipeline/main.tf'],
  run(_, files) {
    if (files.length === 0)
      throw new UserError('discard: needs the files whose changes are to be lost; npx ecs-pipeline diff shows them');
    if (!existsSync(PROJENRC_FILE))
      throw new UserError(`No ${PROJENRC_FILE} here: go to the folder of a generated repository.`);
    return runProjenrc({ kind: 'discard', paths: files.map(fromRepository) }).status ?? 1;
  },
});
