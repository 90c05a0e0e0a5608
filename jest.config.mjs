import { availableParallelism } from 'node:os';

/** @param {string} name @param {string[]} testMatch */
const suite = (name, testMatch) => ({
  displayName: name,
  testMatch,
  testEnvironment: 'node',
  // A lazy import() names the compiled file, as Node.js wants it.
  moduleNameMapper: { '^(\\.{1,2}/(?:.*/)?vendor/[^/]+)\\.js$': '$1' },
  // swc only strips the types, in a tenth of the time that type-checking each test takes; `npm run typecheck` checks them.
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } } }],
  },
});

export default {
  projects: [
    suite('unit', [
      '<rootDir>/test/!(aws-accounts|e2e|emulator|generated|generators|package|policies|terminal|terraform)/**/*.test.ts',
      '<rootDir>/test/*.test.ts',
    ]),
    suite('package', ['<rootDir>/test/package/**/*.test.ts']),
    suite(
      'terminal',
      ['aws-accounts', 'generators', 'terminal'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    ),
    suite('terraform', ['<rootDir>/test/terraform/**/*.test.ts']),
    {
      ...suite('policies', ['<rootDir>/test/policies/**/*.test.ts']),
      globalSetup: '<rootDir>/test/policies/global-setup.ts',
      globalTeardown: '<rootDir>/test/policies/global-teardown.ts',
    },
    suite('generated', ['<rootDir>/test/generated/**/*.test.ts']),
    suite('e2e', ['<rootDir>/test/e2e/**/*.test.ts', '<rootDir>/test/emulator/**/*.test.ts']),
  ],
  reporters: ['default', '<rootDir>/test/reporter.cjs'],
  testSequencer: '<rootDir>/test/longest-first.cjs',
  // Only for what hangs: other suites may run beside this one.
  testTimeout: 120_000,
  // Two on two cores, as most tests wait for another program.
  maxWorkers: Math.max(2, availableParallelism() - 1),
};
