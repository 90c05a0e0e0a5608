/**
 * The program of `OtherProcess`: one order per line on stdin, one event per line on stdout. Everything is synchronous.
 */
import fs from 'node:fs';
import { synchronize } from '../../src/sync/synchronize';
import { UserError } from '../../src/user-error';
import type { Event, Order } from './other-process';
import { VERSION } from './repositories';

const CALLS = ['chmodSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'writeFileSync'] as const;

let pending = '';
let calls = 0;
let stopAt: number | undefined;
let hasWaited = false;

function readLine(): string {
  const buffer = Buffer.alloc(65_536);
  while (!pending.includes('\n')) {
    const length = fs.readSync(0, buffer);
    if (length === 0) process.exit();
    pending += buffer.toString('utf8', 0, length);
  }
  const [line, ...others] = pending.split('\n');
  pending = others.join('\n');
  return line!;
}

function tell(event: Event): void {
  fs.writeSync(1, `${JSON.stringify(event)}\n`);
}

for (const name of CALLS) {
  const original = fs[name] as (...args: unknown[]) => unknown;
  const counted = (...args: unknown[]) => {
    calls += 1;
    if (calls === stopAt) {
      tell({ kind: 'stopped', call: name });
      readLine();
    }
    return original(...args);
  };
  Object.assign(fs, { [name]: counted });
}

const { wait } = Atomics;
Object.assign(Atomics, {
  wait: (...args: Parameters<typeof wait>) => {
    if (!hasWaited) tell({ kind: 'waiting' });
    hasWaited = true;
    return wait(...args);
  },
});

function execute({ files, folder, mode = 'write' }: Order): Event {
  try {
    const { exitCode, stderr } = synchronize(folder, { files, facts: [] }, { kind: mode, paths: [] }, VERSION);
    return { kind: 'done', stderr, exitCode };
  } catch (error) {
    return { kind: 'failed', message: error instanceof UserError ? error.message : String((error as Error).stack) };
  }
}

for (;;) {
  const order: Order = JSON.parse(readLine());
  calls = 0;
  hasWaited = false;
  stopAt = order.stopAt;
  tell(execute(order));
}
