/** A user error: its message says what is wrong and what to do, and nobody needs its stack. */
export class UserError extends Error {}

/** As a shell reports a program that SIGINT ended. */
export const INTERRUPTED = 130;

/**
 * The one place where a user error ends the process: the message on stderr, no stack, exit code 1. projen and Yeoman
 * print the stack of whatever is thrown through them. Ctrl-C at a question needs no message. Any other error is a bug,
 * and keeps its stack.
 */
export function endOnUserError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return endProcess(error);
  }
}

/** The same for an error that has been caught. */
export function endProcess(error: unknown): never {
  // By inquirer, which Yeoman brings another time.
  if (error instanceof Error && error.name === 'ExitPromptError') process.exit(INTERRUPTED);
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
