import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();

/** Registers a child with its own process group, so that an interrupt ends it. */
export function whileRunning(child: ChildProcess): void {
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child)); // failed to start
}

/** Ends a child and everything that it started. */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}

/** On an interrupt, ends all children and waits for them, because folders are removed when this process exits. */
export function endOnInterrupt(): void {
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, async () => {
      const ended = [...running].map((child) => once(child, 'close'));
      for (const child of running) endGroup(child);
      await Promise.allSettled(ended);
      process.exit(exitCode);
    });
}
