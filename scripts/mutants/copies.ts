import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { type NumberedMutant, switchedSource } from './switched-source';
import { isSilence, settled, Worker } from './worker';

const LEFT_OUT = ['.git', 'coverage', 'dist', 'lib'];

/**
 * Tests of parts of the sources. Tests of the whole program are left out, because each file takes minutes. This can
 * only lower the score.
 */
const TESTS = [
  'bootstrap',
  'cloudformation',
  'components',
  'config',
  'examples.test.ts',
  'functions',
  'model',
  'naming',
  'provider',
  'render',
  'rules',
  'sync',
].map((name) => `test/${name}`);

/** Milliseconds that a test file can take without a mutant. Slower ones are left out. */
const LONGEST_FILE = 240_000;

/** Total milliseconds, without a mutant, of the tests that a mutant has to survive besides those of its own file. */
const LONGEST_OTHERS = 60_000;

/** A mutant hangs after PATIENCE milliseconds plus SLOWER times the duration of its tests without it. */
const PATIENCE = 60_000;
const SLOWER = 3;

/** A test file, with its duration without mutants. */
interface TestFile {
  readonly path: string;
  readonly milliseconds: number;
}

/**
 * The fate of a mutant. `hung`: the tests did not end, twice. `died`: their process kept dying, which proves nothing
 * about the mutant.
 */
export type Verdict = 'killed' | 'hung' | 'died' | 'survived' | 'unreached';

/** Copies of the repository that contain the mutants and run tests in parallel. */
export class Copies {
  private readonly workers: Worker[];
  private readonly folders: string[];
  private readonly testsOf = new Map<number, TestFile[]>();
  private readonly killers = new Map<string, Set<string>>();

  constructor(
    private readonly root: string,
    jobs: number,
    private readonly mutants: readonly NumberedMutant[],
  ) {
    this.folders = Array.from({ length: jobs }, () => this.copy());
    this.workers = this.folders.map((folder) => new Worker(folder));
  }

  /** Runs each test file without mutants, to learn how long it takes and which mutants it reaches. */
  async learn(): Promise<void> {
    await this.inParallel(this.unitTests(), async (path, index) => {
      const answer = await this.workers[index].run({ tests: [path], mutant: 0 }, LONGEST_FILE);
      if (isSilence(answer)) {
        console.log(`left out because ${answer === 'hung' ? 'it takes too long' : 'its process dies'}: ${path}`);
        return;
      }
      const [file] = answer.files;
      if (!file?.passed) throw new Error(`${path}: fails without a mutant\n${answer.failures.join('\n')}`);
      const reached = join(this.folders[index], '.reached', encodeURIComponent(path));
      if (!existsSync(reached)) return;
      for (const id of new Set(readFileSync(reached, 'utf8').split('\n').map(Number))) {
        this.testsOf.set(id, [...(this.testsOf.get(id) ?? []), { path, milliseconds: file.milliseconds }]);
      }
    });
  }

  /** Tries all mutants, and reports each verdict as soon as it is known. */
  async tryAll(report: (mutant: NumberedMutant, verdict: Verdict) => void): Promise<void> {
    await this.inParallel(this.mutants, async (mutant, index) => {
      report(mutant, await this.verdictOf(mutant, this.workers[index]));
    });
  }

  remove(): void {
    for (const worker of this.workers) worker.end();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }

  private async verdictOf({ file, id }: NumberedMutant, worker: Worker): Promise<Verdict> {
    const reaching = this.testsOf.get(id);
    if (!reaching) return 'unreached';
    const tests = this.chosen(file, reaching);
    const expected = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const order = { tests: tests.map(({ path }) => path), mutant: id };
    const patience = PATIENCE + SLOWER * expected;
    const answer = await settled(() => worker.run(order, patience));
    if (isSilence(answer)) return answer;
    const killer = answer.files.find(({ passed }) => !passed);
    if (killer) this.killersOf(file).add(killer.path);
    else if (answer.files.length < tests.length) throw new Error(`${file}: Jest has not run ${order.tests.join(', ')}`);
    return killer ? 'killed' : 'survived';
  }

  /** Tests that are likely to kill it come first, then short ones. Leaving tests out can only lower the score. */
  private chosen(file: string, reaching: readonly TestFile[]): TestFile[] {
    const killers = this.killersOf(file);
    const words = wordsOf(file);
    const nearnessOf = ({ path }: TestFile) => {
      if (dirname(path) !== dirname(file).replace(/^src/, 'test')) return killers.has(path) ? 1 : 0;
      return (killers.has(path) ? 2 : 1) + wordsOf(path).filter((word) => words.includes(word)).length;
    };
    const nearestFirst = reaching
      .map((test) => ({ ...test, nearness: nearnessOf(test) }))
      .sort((a, b) => b.nearness - a.nearness || a.milliseconds - b.milliseconds);
    let others = 0;
    return nearestFirst.filter(({ milliseconds, nearness }) => {
      if (nearness >= 2) return true;
      others += milliseconds;
      return others <= LONGEST_OTHERS;
    });
  }

  /** The test files that killed other mutants of a file, because they are likely to kill the next. */
  private killersOf(file: string): Set<string> {
    if (!this.killers.has(file)) this.killers.set(file, new Set());
    return this.killers.get(file)!;
  }

  private unitTests(): string[] {
    const args = ['--no-install', 'jest', '--listTests', '--selectProjects', 'unit', '--json'];
    const listed: string[] = JSON.parse(execFileSync('npx', args, { cwd: this.root, encoding: 'utf8' }));
    return listed
      .map((path) => relative(this.root, path))
      .filter((path) => TESTS.some((chosen) => path === chosen || path.startsWith(`${chosen}/`)));
  }

  private async inParallel<T>(items: readonly T[], work: (item: T, worker: number) => Promise<void>): Promise<void> {
    const queue = [...items];
    await Promise.all(
      this.workers.map(async (_, index) => {
        for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item, index);
      }),
    );
  }

  private copy(): string {
    const copy = mkdtempSync(join(tmpdir(), 'mutation-'));
    for (const name of readdirSync(this.root)) {
      if (name === 'node_modules') symlinkSync(join(this.root, name), join(copy, name));
      else if (!LEFT_OUT.includes(name)) cpSync(join(this.root, name), join(copy, name), { recursive: true });
    }
    const switchModule = join(copy, 'scripts/mutants/switch.cjs');
    for (const file of new Set(this.mutants.map((mutant) => mutant.file))) {
      const own = this.mutants.filter((mutant) => mutant.file === file);
      const path = join(copy, file);
      writeFileSync(path, switchedSource(readFileSync(path, 'utf8'), own, switchModule));
    }
    return copy;
  }
}

/** The words in a file's name, to match its tests: `src/rules/load-balancer.ts` and `load-balancers.test.ts`. */
function wordsOf(path: string): string[] {
  return basename(path)
    .replace(/(\.test)?\.ts$/, '')
    .split('-')
    .map((word) => word.replace(/s$/, ''));
}
