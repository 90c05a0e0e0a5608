/** A mistake of the user's: its message says what is wrong and what to do, and nobody needs its stack. */
export class UserError extends Error {}

/**
 * The one place where a mistake of the user's ends the process: the message on stderr, no stack, exit code 1. projen
 * prints the stack of whatever is thrown through it. Any other error is a bug, and keeps its stack.
 */
export function endOnUserError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
