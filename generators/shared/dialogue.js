import process from 'node:process';
import { accountsWithSpinner, UserError } from 'ecs-pipeline/generator';

/** As a shell reports a program that SIGINT ended. */
const INTERRUPTED = 130;

/**
 * Yeoman's prompts as the interview asks them; nothing where there is no terminal.
 *
 * @param {import('yeoman-generator').default} generator
 */
export async function yeomanDialogue(generator) {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return {
    prompt: async (question) => (await generator.prompt([question])).answer,
    say: (line) => generator.log(line),
    ...(generator.options.aws ? { accounts: await accountsWithSpinner() } : {}),
  };
}

/**
 * Ends yo at a mistake of the user's with its message, and at Ctrl-C with nothing: Yeoman would print a stack.
 *
 * @template T
 * @param {() => Promise<T> | T} work
 */
export async function endingAtUserErrors(work) {
  try {
    return await work();
  } catch (error) {
    if (error.name === 'ExitPromptError') process.exit(INTERRUPTED);
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
