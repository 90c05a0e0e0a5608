import {
  addedService,
  addService,
  addServiceTopic,
  CONFIG_FILE,
  converse,
  readConfig,
  replaceFile,
} from 'ecs-pipeline/generator';
import Generator from 'yeoman-generator';
import { endingAtUserErrors, yeomanDialogue } from '../../shared/dialogue.js';
import { generate } from '../../shared/generate.js';
import { declare, given } from '../../shared/options.js';

const OPTIONS = {
  name: { type: String, description: 'Name of the service' },
  'container-port': { type: String, description: 'Port that the container listens on; "": none' },
  size: { type: String, description: 'CPU units and MiB of a task, such as 512/1024' },
  push: { type: String, description: 'Who pushes the image: github, iam-user, existing (registry) or nobody' },
  github: { type: String, description: 'GitHub repository that pushes, as owner/repository' },
  'repository-arn': { type: String, description: 'ARN of an ECR repository that exists already' },
};

/** `yo ecs-pipeline:service`: a service more in an existing repository. */
export default class extends Generator {
  constructor(args, options) {
    // Yeoman would look for a package.json that it has written itself, and say that there is none.
    super(args, options, { customInstallTask: true });
    declare(this, OPTIONS);
  }

  async prompting() {
    this.text = await endingAtUserErrors(() => this._edit());
  }

  writing() {
    replaceFile(this.destinationPath(CONFIG_FILE), this.text);
  }

  install() {
    generate(this.destinationRoot(), { force: Boolean(this.options.force) });
  }

  end() {
    this.log('\nNext:\n  apply the environments, then pipeline, and commit');
  }

  async _edit() {
    const { options } = this;
    const { config: before, text } = readConfig(this.destinationPath(CONFIG_FILE));
    const dialogue = await yeomanDialogue(this);
    const push = options.push ?? (options['repository-arn'] ? 'existing' : options.github ? 'github' : undefined);
    const answers = await converse(dialogue, addServiceTopic(before), {
      given: given({
        'service.name': options.name,
        'service.port': options['container-port'],
        'service.size': options.size,
        'service.push': push,
        'service.github': options.github,
        'service.repository': options['repository-arn'],
      }),
      takesDefault: () => !dialogue || options.yes,
    });
    return addService(text, CONFIG_FILE, addedService(answers));
  }
}
