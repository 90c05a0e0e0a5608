import { ChildProcess } from 'node:child_process';
import { Interrupted } from '../user-error';

const SIGNALS = ['SIGHUP', 'SIGINT', 'SIGTERM'] as const;

/**
 * Milliseconds within which two signals count as one: a terminal sends Ctrl-C to all processes, and npm passes it on.
 */
const SAME = 1_000;

/**
 * Handles Ctrl-C for programs that must finish what they started. Each runs in its own process group, so the terminal
 * does not interrupt it; instead, each signal is forwarded once. Terraform then finishes the resource that it is
 * working on and writes its state; on the second signal, it exits immediately.
 */
export class Interrupts {
  private readonly running = new Set<ChildProcess>();
  private hasCome = false;
  private last = Number.NEGATIVE_INFINITY;

  constructor(private readonly onFirst: () => void = () => undefined) {
    for (const signal of SIGNALS) process.on(signal, this.forward);
    // A closed terminal takes no output, but Terraform must still finish.
    process.stdout.on('error', ignore);
    process.stderr.on('error', ignore);
  }

  /** Forwards signals to the program until it ends. */
  follow(child: ChildProcess): void {
    this.running.add(child);
    child.once('close', () => this.running.delete(child));
  }

  /** Call this before starting anything new. @throws Interrupted - if a signal was received */
  check(): void {
    if (this.hasCome) throw new Interrupted('Interrupted.');
  }

  /** Stops handling signals: from now on, a signal ends the process again. */
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
