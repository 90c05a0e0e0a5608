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

/** Why there is no answer: the tests did not come to an end in time, or the process ended, as without memory. */
export type Silence = 'hung' | 'died';

/** Runs in one process, as each leaves something behind in its memory. */
const RUNS_PER_PROCESS = 50;

/** A process that runs tests in a copy of the repository, started anew when it had to be ended. */
export class Worker {
  private child?: ChildProcess;
  private runs = 0;

  constructor(private readonly folder: string) {}

  /** What became of the test files. */
  async run(order: Order, milliseconds: number): Promise<Answer | Silence> {
    if (this.runs === RUNS_PER_PROCESS) this.end();
    this.runs += 1;
    this.child ??= this.start();
    const { child } = this;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), milliseconds);
    const answer = once(child, 'message', { signal: over.signal }).then(([message]): Answer => message);
    const death = once(child, 'exit', { signal: over.signal }).then((): Silence => 'died');
    child.send(order, () => {}); // what cannot be sent goes to a process that exits
    const result = await Promise.race([answer, death]).catch((): Silence => 'hung');
    clearTimeout(timer);
    over.abort();
    await Promise.allSettled([answer, death]);
    if (isSilence(result)) this.end();
    return result;
  }

  end(): void {
    const pid = this.child?.pid;
    this.child = undefined;
    this.runs = 0;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  }

  private start(): ChildProcess {
    const child = fork(join(this.folder, 'scripts/mutants/jest-worker.mjs'), {
      cwd: this.folder,
      execArgv: [],
      // A group of its own, so that what tests have started ends with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.once('exit', () => {
      if (this.child === child) this.end();
    });
    return child;
  }
}

/**
 * What a worker answers, tried again where it is silent: a process may have been slow, or have had no memory, for another
 * reason. Only what hangs twice hangs.
 */
export async function settled(run: () => Promise<Answer | Silence>): Promise<Answer | Silence> {
  let hangs = 0;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const result = await run();
    if (!isSilence(result)) return result;
    if (result === 'hung') hangs += 1;
    if (hangs === 2) return 'hung';
  }
  return 'died';
}

const MOST_ATTEMPTS = 3;

export function isSilence(result: Answer | Silence): result is Silence {
  return typeof result === 'string';
}
