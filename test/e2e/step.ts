/** Generous: a step takes two minutes at most on two cores, and other suites may run beside it. */
const TIMEOUT = 600_000;

let failed: string | undefined;

/**
 * A step of a scenario: a test that builds on the ones before it, and returns a line that says what it has proven.
 *
 * After a failed step the following ones fail at once, with the name of that step.
 */
export function step(title: string, prove: () => Promise<string>): void {
  test(
    title,
    async () => {
      if (failed) throw notRun(failed);
      failed = title;
      const begin = Date.now();
      const proven = await prove();
      failed = undefined;
      process.stdout.write(`proven: ${proven} (${Math.round((Date.now() - begin) / 1000)} s)\n`);
    },
    TIMEOUT,
  );
}

/** Without a stack, so that the output stays with the step that failed. */
function notRun(earlier: string): Error {
  const error = new Error(`not run, as an earlier step failed: ${earlier}`);
  error.stack = error.message;
  return error;
}
