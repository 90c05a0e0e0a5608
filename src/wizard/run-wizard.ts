import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CONFIG_FILE } from '../file-names';
import { INTERRUPTED } from '../user-error';

/**
 * Writes `ecs-pipeline.yaml` from flags, and asks in the terminal for everything that they leave out. Returns when the
 * file is written. If the wizard fails, it has printed why, and the process exits with its exit code.
 *
 * @param outdir - folder of the new repository
 * @param flags - by the names of the project's options
 */
export function runWizard(outdir: string, flags: object): void {
  const wizard = join(__dirname, 'main.js');
  const { error, status } = spawnSync(process.execPath, [wizard, join(outdir, CONFIG_FILE), JSON.stringify(flags)], {
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? INTERRUPTED);
}
