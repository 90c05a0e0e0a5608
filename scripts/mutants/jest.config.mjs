// The unit tests of ../../jest.config.mjs, to be run by jest-worker.mjs.
import base from '../../jest.config.mjs';

const { displayName: _, ...unit } = base.projects.find(({ displayName }) => displayName === 'unit') ?? {};

export default {
  ...unit,
  rootDir: '../..',
  setupFiles: ['<rootDir>/scripts/mutants/same-seed.cjs'],
  testRunner: '<rootDir>/scripts/mutants/test-runner.cjs',
  testSequencer: '<rootDir>/scripts/mutants/as-listed.cjs',
  testTimeout: base.testTimeout,
  reporters: [],
};
