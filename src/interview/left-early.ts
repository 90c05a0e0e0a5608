import { Interrupted } from '../user-error';
import { Answers } from './question';

/** Somebody has left a question, by Ctrl-C: with what was answered until then. */
export class LeftEarly extends Error {
  constructor(readonly answers: Answers) {
    super('a question was left');
  }
}

/** Waits for an answer, and keeps the earlier ones where it does not come. */
export async function keeping<Answer>(answers: Answers, answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    // By its name: Yeoman brings an inquirer of its own.
    throw error instanceof Error && error.name === 'ExitPromptError' ? new LeftEarly(answers) : error;
  }
}

/**
 * Waits for a conversation, and says how to go on where it was left.
 *
 * @param commandFor - the command line that answers again what was answered
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

/** A flag on each line, as far as the shell can be told that the command goes on. */
const SEPARATOR = process.platform === 'win32' ? ' ' : ' \\\n    ';
