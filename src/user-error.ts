/** A user error. Its message explains what is wrong and what to do, so no stack trace is needed. */
export class UserError extends Error {}

/** The user pressed Ctrl-C. The message explains how to continue. */
export class Interrupted extends UserError {}

/** The exit code with which a shell reports a program that was ended by SIGINT. */
export const INTERRUPTED = 130;

/**
 * The only place where a user error ends the process, with its message on stderr, no stack trace, and exit code 1.
 * projen and Yeoman would print the stack trace of any error thrown through them. Any other error is a bug and keeps
 * its stack.
 */
export function endOnUserError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return endProcess(error);
  }
}

/** The same for an error that was already caught. */
export function endProcess(error: unknown): never {
  if (!(error instanceof UserError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error instanceof Interrupted ? INTERRUPTED : 1);
}
