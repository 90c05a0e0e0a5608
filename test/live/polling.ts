import { setTimeout as delay } from 'node:timers/promises';

export interface Waiting {
  /** Ends the wait. */
  readonly signal: AbortSignal;
  readonly log: (text: string) => void;
  /** Milliseconds between two attempts. @default 10000 */
  readonly interval?: number;
}

const MINUTE = 60_000;

/**
 * Polls until `look` returns something, and logs every minute what it is waiting for.
 *
 * @throws after the given number of minutes
 */
export async function waitFor<T>(
  what: string,
  minutes: number,
  look: () => Promise<T | undefined>,
  { interval = 10_000, log, signal }: Waiting,
): Promise<T> {
  const begin = Date.now();
  for (let told = 0; Date.now() - begin < minutes * MINUTE; ) {
    const found = await look();
    if (found !== undefined) return found;
    const waited = Math.floor((Date.now() - begin) / MINUTE);
    if (waited > told) log(`waiting for ${what} (${waited} min)`);
    told = waited;
    await delay(interval, undefined, { signal });
  }
  throw new Error(`waited ${minutes} minutes for ${what}`);
}
