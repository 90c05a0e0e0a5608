// The end of .ci/run: adds up what test/reporter.cjs noted for each suite and says what was skipped.
// Arguments: the file with the notes, the exit code of the tests. Exits with that code, or 1 for a skip or a failure.
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
// Install, lint, types and compilation are no tests; when one of them ends the run that is one failure.
const failed = failedTests === 0 && exitCode !== '0' ? 1 : failedTests;

console.log(
  skipped.length === 0 ? 'Nothing was skipped' : `Skipped, which counts as failed here:\n${skipped.join('\n')}`,
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = Number(exitCode) || (failed > 0 ? 1 : 0);
