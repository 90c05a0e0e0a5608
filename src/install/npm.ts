import { spawnSync } from 'node:child_process';
import { UserError } from '../user-error';

/** Keeps npm quiet unless it fails. */
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm in a folder. If npm fails, its own output is on stderr, above the error.
 *
 * @param ways - what to do after a failure
 * @returns what npm printed on stdout
 * @throws UserError if npm fails
 */
export function runNpm(args: readonly string[], folder: string, ways: string): string {
  const { error, status, stdout } = spawnSync('npm', [...args, ...QUIET], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  if (status === 0) return stdout;
  const what = error ? `npm cannot be started (${error.message})` : `npm ${args[0]} failed: see the output above`;
  throw new UserError(`${what}. ${ways}`);
}

/** Creates the lock file and installs the packages in a folder's package.json. @throws UserError if npm fails */
export function npmInstall(folder: string): void {
  runNpm(
    ['install'],
    folder,
    'The files are written. Fix the cause, run npm install, and commit the files with package-lock.json.',
  );
}
