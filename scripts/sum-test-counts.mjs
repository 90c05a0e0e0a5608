// The last step of .ci/run: adds up the counts that test/reporter.cjs wrote for each suite, and lists skipped tests.
// Arguments: the file with the counts, the exit code of the tests. Exits with that code, or with 1 for a skip or
// failure.
import { readFileSync } from 'node:fs';

const [file = '', exitCode = '1'] = process.argv.slice(2);
/** @type {{ passed: number, failed: number, skipped: string[] }[]} */
const suites = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));

const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
const skipped = suites.flatMap((suite) => suite.skipped);
const failedTests = suites.reduce((sum, suite) => sum + suite.failed, 0) + skipped.length;
// Installation, linting, type checks and compilation are not tests. If one of them ends the run, it counts as one
// failure.
const failed = failedTests === 0 && exitCode !== '0' ? 1 : failedTests;

console.log(
  skipped.length === 0 ? 'No tests were skipped' : `Skipped tests, which count as failed:\n${skipped.join('\n')}`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = Number(exitCode) || (failed > 0 ? 1 : 0);
