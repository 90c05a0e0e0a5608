/** Something that must take as many times longer as there is more of it. */
export interface GrowthCase {
  /** How much there is of it at first. */
  readonly size: number;
  /** Prepares some of it. @returns the work */
  readonly of: (size: number) => () => unknown;
}

/** How much more there is. */
const MORE = 16;

/**
 * Times as long as linear. What is quadratic takes up to sixteen times; a larger heap takes half as long again, and a
 * busy machine moves that a little.
 */
export const LIMIT = 2.5;

const [FEWEST, MOST] = [2, 8];

/**
 * How many times as long as linear the work takes of which there is sixteen times as much: the much once, beside the
 * little sixteen times. Processor time, which other processes hardly change, and the least of some runs, as whatever
 * disturbs a run makes it longer.
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
