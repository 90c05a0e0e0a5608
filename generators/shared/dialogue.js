import process from 'node:process';
import { accountsUnlessOff } from 'ecs-pipeline/generator';

/**
 * Yeoman's prompts in the form that the interview expects; undefined without a terminal.
 *
 * @param {import('yeoman-generator').default} generator
 */
export function yeomanDialogue(generator) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return {
    prompt: async (question) => (await ask(generator.env.adapter, question)).answer,
    say: (line) => generator.log(line),
    ...accountsUnlessOff(generator.options),
  };
}

/** Not with `generator.prompt`: on Ctrl-C, Yeoman would exit before the interview can print how to continue. */
function ask(adapter, question) {
  return adapter.queue(({ promptModule }) => promptModule([question]));
}
