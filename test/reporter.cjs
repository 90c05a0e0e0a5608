'use strict';
// Prints the skipped tests at the end of a run, where they are visible, and makes them failures under REQUIRE_TOOLS=1.
// With TEST_COUNTS=<file>, it appends one JSON line for each run, which .ci/run adds up.
const { appendFileSync } = require('node:fs');

module.exports = class SkipReporter {
  /** @param {unknown} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults
        .filter(({ status }) => status === 'pending' || status === 'todo')
        .map(({ fullName }) => fullName),
    );
    if (skipped.length > 0) {
      process.stderr.write(`\nSkipped:\n${skipped.map((title) => `  ${title}\n`).join('')}`);
    }
    const required = process.env.REQUIRE_TOOLS === '1';
    this.error = required && skipped.length > 0 ? new Error('REQUIRE_TOOLS=1 does not allow skipped tests') : undefined;
    if (process.env.TEST_COUNTS) {
      // A file that failed to load has no tests, and counts as one failure.
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      const counts = { passed: results.numPassedTests, failed, skipped };
      appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify(counts)}\n`);
    }
  }

  getLastError() {
    return this.error;
  }
};
