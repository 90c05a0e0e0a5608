// Runs test files repeatedly in this process, because starting Jest takes longer than most of the tests.
// It is started in a copy of the repository, and executes the orders in the messages it receives, one after another.
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCLI } from 'jest';

/** @import { Answer, FileResult, Order } from './worker.js' */

const ROOT = process.cwd();
const REACHED = join(ROOT, '.reached');
mkdirSync(REACHED, { recursive: true });

/** State that is shared with test-runner.cjs. */
const shared = {
  mutant: 0,
  /** @type {string[]} */
  order: [],
  failed: false,
  /** @type {FileResult[]} */
  files: [],
  /** @type {string[]} */
  failures: [],
  /** @param {string} path */
  reachedBy: (path) => join(REACHED, encodeURIComponent(relative(ROOT, path))),
};
Object.assign(globalThis, { mutationTest: shared });

/** @param {Order} order */
async function run({ mutant, tests }) {
  process.env.MUTANT = String(mutant);
  Object.assign(shared, {
    mutant,
    order: tests.map((test) => join(ROOT, test)),
    failed: false,
    files: [],
    failures: [],
  });
  await runCLI(
    {
      $0: 'jest',
      _: tests,
      config: join(ROOT, 'scripts/mutants/jest.config.mjs'),
      ci: true,
      runInBand: true,
      runTestsByPath: true,
      silent: true,
      watchman: false,
    },
    [ROOT],
  );
  const files = shared.files.map((file) => ({ ...file, path: relative(ROOT, file.path) }));
  process.send?.(/** @type {Answer} */ ({ files, failures: shared.failures }));
}

process.on('message', (order) => run(/** @type {Order} */ (order)));
process.on('disconnect', () => process.exit());
