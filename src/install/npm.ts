import { spawnSync } from 'node:child_process';
import { UserError } from '../user-error';

/** What npm prints only where it fails. */
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs npm in a folder. What npm says of a failure stands on stderr, above the error.
 *
 * @param ways - what to do after a failure
 * @returns what npm printed on stdout
 * @throws UserError where npm fails
 */
export function runNpm(args: readonly string[], folder: string, ways: string): string {
  const { error, status, stdout } = spawnSync('npm', [...args, ...QUIET], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  if (status === 0) return stdout;
  const what = error ? `npm cannot be started (${error.message})` : `npm ${args[0]} failed, see above`;
  throw new UserError(`${what}. ${ways}`);
}

/** Makes the lock file, and installs what the package.json of a folder names. @throws UserError where npm fails */
export function npmInstall(folder: string): void {
  runNpm(
    ['install'],
    folder,
    'The files are written. Fix the cause, then run: npm install, and commit with package-lock.json.',
  );
}
