import { existsSync } from 'node:fs';
import process from 'node:process';
import { answersFromFlags, CONFIG_FILE, interview, isFlagged, readConfig, UserError } from 'ecs-pipeline/generator';
import Generator from 'yeoman-generator';
import { endingAtUserErrors, yeomanDialogue } from '../../shared/dialogue.js';
import { generate } from '../../shared/generate.js';
import { declare, several } from '../../shared/options.js';

const OPTIONS = {
  name: { type: String, description: 'Prefix of everything that is created' },
  region: { type: String, description: 'AWS Region of the pipelines, and of environments that have no other' },
  'pipeline-account': { type: String, description: 'AWS account of registry, pipelines and Terraform state' },
  environment: {
    type: several,
    description:
      'An environment, in promotion order; several times. "name=… account=… region=… approval=automatic|approval approvers=…,… notify=…,…"',
  },
  service: {
    type: several,
    description:
      'A service; several times. "name=… port=… size=CPU/MIB push=github|iam-user|existing|nobody github=owner/repository repository=ARN"',
  },
  'terraform-role': { type: String, description: 'IAM role that Terraform assumes in every account; "": none' },
  'config-file': { type: String, description: `A config file to start from, instead of questions` },
  git: { type: Boolean, default: true, description: 'Commit the repository; --no-git: leave that to you' },
};

/** `yo ecs-pipeline`: a new repository. */
export default class extends Generator {
  constructor(args, options) {
    // Yeoman would look for a package.json that it has written itself, and say that there is none.
    super(args, options, { customInstallTask: true });
    declare(this, OPTIONS);
  }

  async prompting() {
    this.text = await endingAtUserErrors(async () => {
      const dialogue = await yeomanDialogue(this);
      const text = await this._configText(dialogue);
      const isThere = text !== undefined && existsSync(this.destinationPath(CONFIG_FILE));
      if (isThere && !dialogue && !this.options.force) {
        throw new UserError(`${CONFIG_FILE} is there already: remove it, or replace it with --force.`);
      }
      return text;
    });
  }

  writing() {
    if (this.text !== undefined) this.fs.write(this.destinationPath(CONFIG_FILE), this.text);
  }

  async install() {
    const root = this.destinationRoot();
    generate(root, { force: Boolean(this.options.force) });
    if (!this.options.skipInstall) await this._run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error']);
    if (this.options.git && !(await this._isInGit())) {
      await this._run('git', ['init', '--quiet', '--initial-branch=main']);
      await this._run('git', ['add', '.']);
      await this._run('git', ['commit', '--quiet', '--message=chore: project created with yo ecs-pipeline']);
    }
  }

  end() {
    this.log(
      [
        '',
        'Next:',
        ...(this.options.skipInstall ? ['  npm install'] : []),
        '  set the clusters and networks in environments/*/inputs.tf',
        '  npx ecs-pipeline doctor',
        '  apply the environments, then the pipeline: README.md says how',
      ].join('\n'),
    );
  }

  /** The text of the config; nothing where the one that is there is used. */
  async _configText(dialogue) {
    const { options } = this;
    const flags = {
      name: options.name,
      region: options.region,
      pipelineAccount: options['pipeline-account'],
      environment: options.environment,
      service: options.service,
      terraformRole: options['terraform-role'],
    };
    const file = options['config-file'];
    if (file !== undefined) return readConfig(file).text;
    const given = answersFromFlags(flags);
    if (Object.keys(given).length === 0 && existsSync(this.destinationPath(CONFIG_FILE))) {
      this.log(`${CONFIG_FILE} is there and is used. To be asked again, remove it.`);
      return undefined;
    }
    return interview({
      dialogue,
      given,
      takesDefault: ({ id }) => !dialogue || options.yes || isFlagged(flags, id),
      isConfirmed: options.yes,
    });
  }

  async _isInGit() {
    const { exitCode, stdout } = await this.spawn('git', ['rev-parse', '--is-inside-work-tree'], {
      stdio: 'pipe',
      reject: false,
    });
    return exitCode === 0 && stdout === 'true';
  }

  async _run(command, args) {
    const { exitCode } = await this.spawn(command, args, { reject: false });
    if (exitCode === 0) return;
    process.stderr.write(`${command} ${args[0]} failed. The files are written; run it again when that is mended.\n`);
    process.exit(1);
  }
}
