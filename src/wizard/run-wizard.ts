import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE } from '../file-names';
import { UserError } from '../user-error';

/** Where the interview writes, and whether it may ask AWS. */
export interface WizardOptions {
  /** Folder of the new repository. */
  readonly outdir: string;
  /** Whether accounts are typed only, and never looked up with AWS profiles. */
  readonly noAws: boolean;
}

/**
 * Holds the interview in the terminal and writes `ecs-pipeline.yaml`. It returns once the file is there.
 *
 * @throws UserError - where there is no terminal, or the interview was ended before its end
 */
export function runWizard({ noAws, outdir }: WizardOptions): void {
  const file = join(outdir, CONFIG_FILE);
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    throw new UserError(`No ${CONFIG_FILE} here: write one, or name one with --config-file FILE.`);
  }
  mkdirSync(outdir, { recursive: true });
  const wizard = join(__dirname, 'main.js');
  const { error, status } = spawnSync(process.execPath, [wizard, file, ...(noAws ? ['--no-aws'] : [])], {
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) throw new UserError('The interview was ended: nothing was written. Run the same command again.');
}
