'use strict';
// Stands in the copy of the repository, and is called in the place of each mutant.
const { appendFileSync } = require('node:fs');

/** The mutant that is on; 0: none, and the mutants that are reached are noted. */
const ACTIVE = Number(process.env.MUTANT ?? '0');

/** @type {Set<number>} In a test file it is test-runner.cjs's; a program that a test starts has its own. */
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
