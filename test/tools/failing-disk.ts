import fs from 'node:fs';

const CALLS = ['chmodSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'writeFileSync'] as const;

/**
 * Makes call number `at` that changes a file fail. Earlier writes are on the disk. `jest.restoreAllMocks` restores
 * normal behavior.
 *
 * @returns the number of calls
 */
export function breakCall(at: number, code: string): () => number {
  let count = 0;
  for (const name of CALLS) {
    const original = fs[name] as (...args: unknown[]) => unknown;
    jest.spyOn(fs, name as 'chmodSync').mockImplementation((...args: unknown[]) => {
      count += 1;
      if (count !== at) return original(...args) as undefined;
      if (name === 'writeFileSync') original(args[0], String(args[1]).slice(0, 3), args[2]);
      throw Object.assign(new Error(`${code}: ${name}`), { code });
    });
  }
  return () => count;
}
