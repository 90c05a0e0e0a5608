import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Component } from 'projen';
import { npmInstall } from '../install/npm';
import { vendorPackage } from '../install/vendor-package';
import { FIRST_STEPS } from '../next-steps';
import { endOnUserError } from '../user-error';

/**
 * Creates the lock file of a repository that `projen new` creates, before projen commits. In an existing Git
 * repository, nothing is committed, because projen would add unrelated files, or create a nested repository.
 */
export class FirstInstall extends Component {
  postProjectCreation(): void {
    // Printed at exit, because projen commits after this, and Git lists every file.
    process.once('exit', (exitCode) => {
      if (exitCode === 0) process.stderr.write(`\n${FIRST_STEPS}`);
    });
    this.install();
    if (!this.isInGit()) return;
    process.stderr.write(
      'This folder is already in a Git repository, so nothing was committed. Review and commit the files.\n',
    );
    process.exit(0);
  }

  private isInGit(): boolean {
    const { outdir } = this.project;
    const git = spawnSync('git', ['rev-parse', '--is-inside-work-tree'], { cwd: outdir, encoding: 'utf8' });
    return git.status === 0 && git.stdout.trim() === 'true';
  }

  private install(): void {
    const { outdir } = this.project;
    if (existsSync(join(outdir, 'package-lock.json'))) return;
    endOnUserError(() => {
      vendorPackage(outdir);
      npmInstall(outdir);
    });
  }
}
