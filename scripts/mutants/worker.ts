import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Test files to be run one after the other, until one fails. */
export interface Order {
  readonly tests: string[];
  /** The number of the mutant that is on; 0: none. */
  readonly mutant: number;
}

export interface Answer {
  /** Up to the first that failed. */
  readonly files: readonly FileResult[];
  /** What Jest says of what failed. */
  readonly failures: readonly string[];
}

export interface FileResult {
  readonly path: string;
  readonly passed: boolean;
  readonly milliseconds: number;
}

/** Runs in one process, as each leaves something behind in its memory. */
const RUNS_PER_PROCESS = 50;

/** A process that runs tests in a copy of the repository, started anew when it had to be ended. */
export class Worker {
  private child?: ChildProcess;
  private runs = 0;

  constructor(private readonly folder: string) {}

  /** What became of the test files. @default undefined: it did not come to an end in time, or ended itself */
  async run(order: Order, milliseconds: number): Promise<Answer | undefined> {
    if (this.runs === RUNS_PER_PROCESS) this.end();
    this.runs += 1;
    this.child ??= fork(join(this.folder, 'scripts/mutants/jest-worker.mjs'), {
      cwd: this.folder,
      execArgv: [],
      // A group of its own, so that what tests have started ends with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const { child } = this;
    child.send(order);
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), milliseconds);
    try {
      const [answer] = await Promise.race([
        once(child, 'message', { signal: over.signal }),
        once(child, 'exit', { signal: over.signal }).then(() => [undefined]),
      ]);
      if (!answer) this.end();
      return answer;
    } catch {
      this.end();
      return undefined;
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  }

  end(): void {
    if (this.child?.pid) {
      try {
        process.kill(-this.child.pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
    this.child = undefined;
    this.runs = 0;
  }
}
