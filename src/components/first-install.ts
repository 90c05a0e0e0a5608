import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Component } from 'projen';
import { endOnUserError } from '../end-on-user-error';
import { UserError } from '../user-error';

/** Makes the lock file of a repository that `projen new` creates, before it is committed. */
export class FirstInstall extends Component {
  postProjectCreation(): void {
    if (existsSync(join(this.project.outdir, 'package-lock.json'))) return;
    const npm = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: this.project.outdir,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32', // npm is a .cmd there
    });
    if (npm.status === 0) return;
    endOnUserError(() => {
      throw new UserError(
        'npm install failed. The files are written: run npm install when that is mended, then git init and commit.',
      );
    });
  }
}
