import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { TargetFile } from '../../src/sync/files';
import { RunMode } from '../../src/sync/run-mode';

const TSX = pathToFileURL(require.resolve('tsx')).href;

/** A run in another process. */
export interface Order {
  readonly folder: string;
  readonly files: readonly TargetFile[];
  readonly mode?: RunMode['kind'];
  /** The number of the modifying call of node:fs before which it pauses until told to continue. */
  readonly stopAt?: number;
}

/** Events of a run. */
export type Event =
  /** It paused before the named call. */
  | { readonly kind: 'stopped'; readonly call: string }
  /** It is waiting for another run. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'done'; readonly stderr: string; readonly exitCode?: number }
  | { readonly kind: 'failed'; readonly message: string };

/** A process that executes runs one after the other, and can pause or be killed within one. */
export class OtherProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly events: AsyncIterator<string>;
  private errors = '';

  constructor() {
    this.child = spawn(process.execPath, ['--import', TSX, require.resolve('./run-orders.ts')]);
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text;
    });
    this.events = createInterface(this.child.stdout)[Symbol.asyncIterator]();
  }

  get id(): number {
    return this.child.pid!;
  }

  /** Starts a run, and resolves with its first event. */
  run(order: Order): Promise<Event> {
    this.child.stdin.write(`${JSON.stringify(order)}\n`);
    return this.next();
  }

  goOn(): void {
    this.child.stdin.write('go on\n');
  }

  async next(): Promise<Event> {
    const { done, value } = await this.events.next();
    if (done) throw new Error(`the process has ended\n${this.errors}`);
    return JSON.parse(value);
  }

  /** Resolves when the process is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
