/** Ample: a step takes at most two minutes on two cores, but other suites can run at the same time. */
const TIMEOUT = 600_000;

let failed: string | undefined;

/**
 * A step of a scenario: a test that depends on the previous ones, and returns a line that states what it has proven.
 *
 * After a failed step, the following ones fail immediately, with the name of that step.
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

/** Has no stack trace, so that the output focuses on the failed step. */
function notRun(earlier: string): Error {
  const error = new Error(`not run because an earlier step failed: ${earlier}`);
  error.stack = error.message;
  return error;
}
