import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Component } from 'projen';
import { FIRST_STEPS } from '../next-steps';
import { endOnUserError, UserError } from '../user-error';

/**
 * Makes the lock file of a repository that `projen new` creates, before it is committed. Inside a Git repository that
 * exists already nothing is: projen would add every file that lies around, or make a repository within the other.
 */
export class FirstInstall extends Component {
  postProjectCreation(): void {
    // projen commits after this, and Git lists every file.
    process.once('exit', (exitCode) => {
      if (exitCode === 0) process.stderr.write(`\n${FIRST_STEPS}`);
    });
    this.install();
    if (!this.isInGit()) return;
    process.stderr.write('This folder is in a Git repository already: nothing was committed. Review, then commit.\n');
    process.exit(0);
  }

  private isInGit(): boolean {
    const { outdir } = this.project;
    const git = spawnSync('git', ['rev-parse', '--is-inside-work-tree'], { cwd: outdir, encoding: 'utf8' });
    return git.status === 0 && git.stdout.trim() === 'true';
  }

  private install(): void {
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
