/** A user error: its message says what is wrong and what to do, and nobody needs its stack. */
export class UserError extends Error {}

/** Somebody has ended it, by Ctrl-C at a question: the message says how to continue. */
export class Interrupted extends UserError {}

/** As a shell reports a program that SIGINT ended. */
export const INTERRUPTED = 130;

/**
 * The one place where a user error ends the process: the message on stderr, no stack, exit code 1. projen and Yeoman
 * print the stack of whatever is thrown through them. Any other error is a bug, and keeps its stack.
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
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error instanceof Interrupted ? INTERRUPTED : 1);
}
