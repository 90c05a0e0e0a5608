/** Work that must grow linearly with its size. */
export interface GrowthCase {
  /** The initial size. */
  readonly size: number;
  /** Prepares work of a size. @returns the work */
  readonly of: (size: number) => () => unknown;
}

/** How many times larger the large size is. */
const MORE = 16;

/**
 * The time relative to linear growth. Quadratic work takes up to sixteen times as long; a larger heap adds half, and a
 * busy machine a little more.
 */
export const LIMIT = 2.5;

const [FEWEST, MOST] = [2, 8];

/**
 * The time of the work at sixteen times the size, relative to linear growth: the large work once, compared with the
 * small work sixteen times. It is processor time, which other processes hardly affect, and the minimum of several runs,
 * because any disturbance makes a run longer.
 */
export async function growthOf({ of, size }: GrowthCase): Promise<number> {
  const [little, much] = [of(size), of(size * MORE)];
  await time(little, MORE / 2);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < FEWEST || (run < MOST && most / least > LIMIT); run += 1) {
    least = Math.min(least, await time(little, MORE));
    most = Math.min(most, await time(much, 1));
  }
  return most / least;
}

/** Milliseconds of processor time. */
async function time(work: () => unknown, repetitions: number): Promise<number> {
  globalThis.gc?.();
  const start = process.cpuUsage();
  for (let run = 0; run < repetitions; run += 1) await work();
  const { system, user } = process.cpuUsage(start);
  return (user + system) / 1000;
}
