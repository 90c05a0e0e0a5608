'use strict';
// Used in the copy of the repository, and called in place of each mutant.
const { appendFileSync } = require('node:fs');

/** The active mutant, or 0 for none: the mutants that are reached are then recorded. */
const ACTIVE = Number(process.env.MUTANT ?? '0');

/** @type {Set<number>} Shared with test-runner.cjs in a test file. A program started by a test has its own. */
const reached = /** @type {any} */ (globalThis).mutantsReached ?? new Set();
const file = 'mutantsReached' in globalThis ? undefined : process.env.MUTANTS_REACHED;

/** @param {number} id */
exports.isMutant = (id) => {
  if (ACTIVE === 0 && !reached.has(id)) {
    reached.add(id);
    if (file) appendFileSync(file, `${id}\n`);
  }
  return id === ACTIVE;
};
