import { ChildProcess } from 'node:child_process';
import { Interrupted } from '../user-error';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/** Milliseconds within which two signals are one: a terminal sends Ctrl-C to all, and npm passes it on. */
const SAME = 1_000;

/**
 * Ctrl-C, for programs that must end what they have begun. Each runs in a process group of its own, so that a terminal
 * does not interrupt it; here it gets one signal for each that arrives. Terraform then ends the resource that it
 * works on and writes its state; at the second signal it ends at once.
 */
export class Interrupts {
  private readonly running = new Set<ChildProcess>();
  private hasCome = false;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly onFirst: () => void = () => undefined) {
    for (const signal of SIGNALS) process.on(signal, this.forward);
    // A terminal that was closed takes no output, and Terraform has to end all the same.
    process.stdout.on('error', ignore);
    process.stderr.on('error', ignore);
  }

  /** Signals go to the program until it ends. */
  follow(child: ChildProcess): void {
    this.running.add(child);
    child.once('close', () => this.running.delete(child));
  }

  /** Before anything new is started. @throws Interrupted - where a signal has come */
  check(): void {
    if (this.hasCome) throw new Interrupted('Interrupted.');
  }

  /** From now on a signal ends the process again. */
  stop(): void {
    for (const signal of SIGNALS) process.off(signal, this.forward);
    process.stdout.off('error', ignore);
    process.stderr.off('error', ignore);
  }

  private readonly forward = (): void => {
    const now = performance.now();
    if (now - this.last < SAME) return;
    this.last = now;
    const isFirst = !this.hasCome;
    this.hasCome = true;
    for (const child of this.running) child.kill('SIGINT');
    if (isFirst) this.onFirst();
  };
}

function ignore(): void {}
