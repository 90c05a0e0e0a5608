import { add, CONFIG_FILE, endProcess, generate, readConfig, replaceConfig } from 'ecs-pipeline/generator';
import Generator from 'yeoman-generator';
import { yeomanDialogue } from './dialogue.js';
import { declareFlags, givenFlags } from './options.js';

/**
 * The generator that adds an environment or a service to an existing repository.
 *
 * @param {'environment' | 'service'} subject
 */
export function adding(subject) {
  return class extends Generator {
    constructor(args, options) {
      // Otherwise Yeoman would look for a package.json that it wrote itself, and report that there is none.
      super(args, options, { customInstallTask: true });
      declareFlags(this, subject);
    }

    async prompting() {
      try {
        const { text } = readConfig(this.destinationPath(CONFIG_FILE));
        const [dialogue, flags] = [yeomanDialogue(this), givenFlags(this, subject)];
        this.added = await add({ subject, text, dialogue, flags, command: `yo ecs-pipeline:${subject}` });
      } catch (error) {
        endProcess(error);
      }
    }

    writing() {
      try {
        replaceConfig(this.destinationPath(CONFIG_FILE), this.added.text);
      } catch (error) {
        endProcess(error);
      }
    }

    install() {
      generate(this.destinationRoot(), { force: Boolean(this.options.force) });
    }

    end() {
      this.log(`\n${this.added.next}`);
    }
  };
}
