import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Test files to be run one after another, until one fails. */
export interface Order {
  readonly tests: string[];
  /** The ID of the active mutant, or 0 for none. */
  readonly mutant: number;
}

export interface Answer {
  /** The results up to the first failure. */
  readonly files: readonly FileResult[];
  /** Jest's failure messages. */
  readonly failures: readonly string[];
}

export interface FileResult {
  readonly path: string;
  readonly passed: boolean;
  readonly milliseconds: number;
}

/** Why there is no answer: the tests did not end in time, or the process died, for example without memory. */
export type Silence = 'hung' | 'died';

/** The number of runs in one process, limited because each run leaks memory. */
const RUNS_PER_PROCESS = 50;

/** A process that runs tests in a copy of the repository. It is restarted if it had to be ended. */
export class Worker {
  private child?: ChildProcess;
  private runs = 0;

  constructor(private readonly folder: string) {}

  /** Runs the test files. */
  async run(order: Order, milliseconds: number): Promise<Answer | Silence> {
    if (this.runs === RUNS_PER_PROCESS) this.end();
    this.runs += 1;
    this.child ??= this.start();
    const { child } = this;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), milliseconds);
    const answer = once(child, 'message', { signal: over.signal }).then(([message]): Answer => message);
    const death = once(child, 'exit', { signal: over.signal }).then((): Silence => 'died');
    child.send(order, () => {}); // ignores errors, because sending fails only if the process exits
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
      // It has already ended.
    }
  }

  private start(): ChildProcess {
    const child = fork(join(this.folder, 'scripts/mutants/jest-worker.mjs'), {
      cwd: this.folder,
      execArgv: [],
      // Its own process group, so that processes started by tests end with it.
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
 * Runs the tests, and retries if there is no answer, because the process may have been slow or out of memory for
 * another reason. Only tests that hang twice count as hung.
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
