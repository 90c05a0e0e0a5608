'use strict';
// Runs a test file as Jest does, unless an earlier one has failed and therefore killed the mutant.
const { appendFileSync } = require('node:fs');
const circus = require('jest-circus/runner').default;

/** State that is shared with jest-worker.mjs. */
const shared = globalThis.mutationTest;

module.exports = async (globalConfig, config, environment, runtime, path, send) => {
  if (shared.failed) return skipped(path);
  const begun = performance.now();
  const reached = new Set();
  environment.global.mutantsReached = reached;
  // Programs started by the test inherit it, and add the mutants that they reach.
  const list = shared.reachedBy(path);
  environment.global.process.env.MUTANTS_REACHED = list;
  let passed = false;
  try {
    const result = await circus(globalConfig, config, environment, runtime, path, send);
    passed = result.numFailingTests === 0 && !result.testExecError;
    if (!passed) shared.failures.push(result.failureMessage ?? String(result.testExecError));
    return result;
  } finally {
    if (shared.mutant === 0) appendFileSync(list, [...reached, ''].join('\n'));
    shared.files.push({ path, passed, milliseconds: performance.now() - begun });
    shared.failed ||= !passed;
  }
};

function skipped(testFilePath) {
  const { createEmptyTestResult } = require('@jest/test-result');
  return { ...createEmptyTestResult(), testFilePath, skipped: true };
}
