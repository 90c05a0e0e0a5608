// Runs the test suites with one release of Node.js in one checkout.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../../test/tools';

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The reasons for a failure. Empty on success. */
  readonly problems: readonly string[];
}

/**
 * Third-party processes, whose warnings our users never see: Jest and its workers, and the compilers that tests call.
 */
const OF_OTHERS = /: \S*node_modules\/(jest|jest-worker|typescript|tsx)\//;

/** One hour, enough for all suites on two busy cores. A hanging suite fails. */
const TIMEOUT = 3_600_000;

/**
 * @param bin - a folder with this release, see bringNode
 * @param node - its version, which every process of the run must have
 */
export async function runSuites(
  suites: readonly string[],
  { bin, checkout, node }: { bin: string; checkout: string; node: string },
): Promise<Outcome> {
  const folder = temporaryFolder();
  const [counts, log] = [join(folder, 'counts'), join(folder, 'log')];
  const env = cleanEnvironment({
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    NODE_OPTIONS: `--require "${join(__dirname, 'guard.cjs')}"`,
    COMPAT_LOG: log,
    COMPAT_NODE: node,
    REQUIRE_TOOLS: '1', // a skipped test is a failure
    TEST_COUNTS: counts,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', // as in the tasks
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
  });
  const args = [
    join(checkout, 'node_modules/jest/bin/jest.js'),
    ...['--selectProjects', ...suites],
    ...['--testPathIgnorePatterns', 'package/node-versions'], // it tests every release itself
  ];
  const jest = await run(join(bin, 'node'), args, { cwd: checkout, env, mayFail: true, timeout: TIMEOUT });

  const lines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []);
  const all = lines(counts).map((line): { passed: number; failed: number; skipped: string[] } => JSON.parse(line));
  const sum = (key: 'passed' | 'failed') => all.reduce((total, one) => total + one[key], 0);
  const noted = [...new Set(lines(log))].filter((line) => !OF_OTHERS.test(line));
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: all.flatMap(({ skipped }) => skipped).length,
    problems: [
      ...(jest.exitCode === 0 ? [] : [`jest: exit code ${jest.exitCode}\n${jest.stderr}`]),
      ...(sum('passed') > 0 ? [] : ['no tests ran']),
      ...noted,
    ],
  };
}
