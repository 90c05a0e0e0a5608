'use strict';
// The order in which Jest runs the files of a suite.
const { default: Sequencer } = require('@jest/test-sequencer');

/** Test files that take minutes, the longest first. If one started last, a single worker would be busy at the end. */
const LONGEST = [
  'e2e/three-accounts',
  'e2e/live',
  'e2e/workflows',
  'e2e/getting-started',
  'e2e/commands',
  'e2e/workloads',
  'e2e/load-balancer',
  'policies/limits',
  'generators/generators',
  'package/node-versions',
  'package/new',
];

module.exports = class extends Sequencer {
  /** @param {Parameters<Sequencer['sort']>[0]} tests */
  async sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((name) => path.endsWith(`/test/${name}.test.ts`));
      return at === -1 ? LONGEST.length : at;
    };
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
};
