import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const running = new Set<ChildProcess>();

/** Remembers a child in a group of its own, so that an interrupt ends it. */
export function whileRunning(child: ChildProcess): void {
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child)); // it has not started
}

/** Ends a child with all that it has started. */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended already.
  }
}

/** Ends what runs and waits for it: folders are removed, and servers end, when this process does. */
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
