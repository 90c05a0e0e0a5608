import process from 'node:process';
import {
  CONFIG_FILE,
  configText,
  endProcess,
  FIRST_STEPS,
  generate,
  npmInstall,
  vendorPackage,
} from 'ecs-pipeline/generator';
import Generator from 'yeoman-generator';
import { yeomanDialogue } from '../../shared/dialogue.js';
import { declareFlags, givenFlags } from '../../shared/options.js';

/** `yo ecs-pipeline`: a new repository. */
export default class extends Generator {
  constructor(args, options) {
    // Otherwise Yeoman would look for a package.json that it wrote itself, and report that there is none.
    super(args, options, { customInstallTask: true });
    declareFlags(this, 'product');
    this.option('git', {
      type: Boolean,
      default: true,
      description: 'Commit the repository; --no-git: do not commit it',
    });
  }

  async prompting() {
    const dialogue = yeomanDialogue(this);
    // In a terminal, Yeoman asks before it overwrites a file.
    const mayExist = Boolean(dialogue || this.options.force);
    const file = this.destinationPath(CONFIG_FILE);
    try {
      this.text = await configText({
        file,
        mayExist,
        dialogue,
        flags: givenFlags(this, 'product'),
        command: 'yo ecs-pipeline',
      });
    } catch (error) {
      endProcess(error);
    }
    if (this.text === undefined)
      this.log(`Using the existing ${CONFIG_FILE}. To answer the questions again, remove it first.`);
  }

  writing() {
    if (this.text !== undefined) this.fs.write(this.destinationPath(CONFIG_FILE), this.text);
  }

  async install() {
    generate(this.destinationRoot(), { force: Boolean(this.options.force) });
    try {
      vendorPackage(this.destinationRoot());
      if (!this.options.skipInstall) npmInstall(this.destinationRoot());
    } catch (error) {
      endProcess(error);
    }
    if (this.options.git && !(await this._isInGit())) {
      await this._git(['init', '--quiet', '--initial-branch=main']);
      await this._git(['add', '.']);
      await this._git(['commit', '--quiet', '--message=chore: project created with yo ecs-pipeline']);
    }
  }

  end() {
    if (this.options.skipInstall) this.log('\nnpm install was skipped: run it first.');
    this.log(`\n${FIRST_STEPS}`);
  }

  async _isInGit() {
    const { exitCode, stdout } = await this.spawn('git', ['rev-parse', '--is-inside-work-tree'], {
      stdio: 'pipe',
      reject: false,
    });
    return exitCode === 0 && stdout === 'true';
  }

  async _git(args) {
    const { exitCode } = await this.spawn('git', args, { stdio: 'inherit', reject: false });
    if (exitCode === 0) return;
    process.stderr.write(
      `git ${args[0]} failed. The files are written. Fix the cause, then run the git command again.\n`,
    );
    process.exit(1);
  }
}
