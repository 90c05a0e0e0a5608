import {
  addEnvironment,
  addEnvironmentTopic,
  CONFIG_FILE,
  converse,
  environmentAddition,
  readConfig,
  replaceFile,
} from 'ecs-pipeline/generator';
import Generator from 'yeoman-generator';
import { endingAtUserErrors, yeomanDialogue } from '../../shared/dialogue.js';
import { generate } from '../../shared/generate.js';
import { declare, given, several } from '../../shared/options.js';

const OPTIONS = {
  name: { type: String, description: 'Name of the environment and of its folder' },
  'account-id': { type: String, description: 'Twelve digits of its AWS account' },
  region: { type: String, description: 'Its AWS Region' },
  after: { type: String, description: 'The environment that an image comes from; "": none, it is the first' },
  approval: { type: Boolean, description: 'A deployment waits until somebody approves it; --no-approval: it does not' },
  approver: { type: several, description: 'ARN of an IAM role or user that may approve; several times' },
  notify: { type: several, description: 'E-mail address that is told that a deployment waits; several times' },
};

/** `yo ecs-pipeline:environment`: an environment more in an existing repository. */
export default class extends Generator {
  constructor(args, options) {
    // Yeoman would look for a package.json that it has written itself, and say that there is none.
    super(args, options, { customInstallTask: true });
    declare(this, OPTIONS);
  }

  async prompting() {
    this.edited = await endingAtUserErrors(() => this._edit());
  }

  writing() {
    replaceFile(this.destinationPath(CONFIG_FILE), this.edited.text);
  }

  install() {
    generate(this.destinationRoot(), { force: Boolean(this.options.force) });
  }

  end() {
    const folder = `environments/${this.edited.name}`;
    this.log(
      `\nNext:\n  set the cluster and the network in ${folder}/inputs.tf\n  apply ${folder}, then pipeline, and commit`,
    );
  }

  async _edit() {
    const { options } = this;
    const { config: before, text } = readConfig(this.destinationPath(CONFIG_FILE));
    const dialogue = await yeomanDialogue(this);
    const quiet = !dialogue || options.yes;
    const waits = options.approval ?? (options.approver || options.notify ? true : quiet ? false : undefined);
    const answers = await converse(dialogue, addEnvironmentTopic(before), {
      given: given({
        place: options.after,
        'environment.name': options.name,
        'environment.account': options['account-id'],
        'environment.region': options.region,
        'environment.approval': waits === undefined ? undefined : waits ? 'approval' : 'automatic',
        'environment.approvers': options.approver?.join(','),
        'environment.notify': options.notify?.join(','),
      }),
      takesDefault: () => quiet,
    });
    const { environment, index } = environmentAddition(before, answers);
    const place =
      index === 0 ? { before: before.environments[0].name } : { after: before.environments[index - 1].name };
    return { name: environment.name, text: addEnvironment(text, CONFIG_FILE, environment, place) };
  }
}
