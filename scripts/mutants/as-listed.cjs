'use strict';
const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs the test files in the worker's order. */
module.exports = class extends Sequencer {
  /** @param {Parameters<Sequencer['sort']>[0]} tests */
  sort(tests) {
    const { order } = /** @type {any} */ (globalThis).mutationTest;
    return [...tests].sort((a, b) => order.indexOf(a.path) - order.indexOf(b.path));
  }
};
