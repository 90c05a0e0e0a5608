import process from 'node:process';
import { accountsUnlessOff } from 'ecs-pipeline/generator';

/**
 * Yeoman's prompts as the interview asks them; nothing where there is no terminal.
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

/** Not by `generator.prompt`: at Ctrl-C, Yeoman ends before anybody can say how to continue. */
function ask(adapter, question) {
  return adapter.queue(({ promptModule }) => promptModule([question]));
}
