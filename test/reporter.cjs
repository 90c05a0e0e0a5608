'use strict';
// Prints the skipped tests at the end of a run, where they are seen, and makes them failures under REQUIRE_TOOLS=1.
// With TEST_COUNTS=<file> it appends one JSON line for each run, from which .ci/run makes its sum.
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
    this.error = required && skipped.length > 0 ? new Error('REQUIRE_TOOLS=1 allows no skipped test') : undefined;
    if (process.env.TEST_COUNTS) {
      // A file that did not even load counts as one failure: it has no tests of its own.
      const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
      const counts = { passed: results.numPassedTests, failed, skipped };
      appendFileSync(process.env.TEST_COUNTS, `${JSON.stringify(counts)}\n`);
    }
  }

  getLastError() {
    return this.error;
  }
};
