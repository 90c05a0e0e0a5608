import { Interrupted } from '../user-error';
import { Answers } from './question';

/** The user pressed Ctrl-C at a question; carries the answers so far. */
export class LeftEarly extends Error {
  constructor(readonly answers: Answers) {
    super('interrupted at a question');
  }
}

/** Waits for an answer, and keeps the earlier ones if the user quits. */
export async function keeping<Answer>(answers: Answers, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    // Compared by name because Yeoman has its own copy of inquirer.
    throw error instanceof Error && error.name === 'ExitPromptError' ? new LeftEarly(answers) : error;
  }
}

/**
 * Waits for a conversation. If the user quits, the message shows how to continue.
 *
 * @param commandFor - the command line that repeats the answers
 */
export async function resumable<Result>(
  conversation: Promise<Result>,
  commandFor: (answers: Answers) => readonly string[],
): Promise<Result> {
  try {
    return await conversation;
  } catch (error) {
    if (!(error instanceof LeftEarly)) throw error;
    const command = commandFor(error.answers).join(SEPARATOR);
    throw new Interrupted(`\nNothing was written. To continue where you left off:\n\n  ${command}\n`);
  }
}

/** One flag per line, unless the shell does not support line continuation with a backslash. */
const SEPARATOR = process.platform === 'win32' ? ' ' : ' \\\n    ';
