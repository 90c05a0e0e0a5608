import { randomInt } from 'node:crypto';

/** The number of random configs. PROPERTY_RUNS overrides it. */
export const RUNS = numberFrom('PROPERTY_RUNS') ?? 500;

/**
 * The seed of the random configs, different for each run, so that every run checks other configs. PROPERTY_SEED
 * overrides it.
 */
export const SEED = numberFrom('PROPERTY_SEED') ?? randomInt(2 ** 31);

/** The settings that reproduce the configs. Successful runs print them as well. */
export const REPEAT = `PROPERTY_SEED=${SEED} PROPERTY_RUNS=${RUNS}`;

function numberFrom(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^[0-9]+$/.test(text)) throw new Error(`${name}: not a number, got ${JSON.stringify(text)}; use digits only`);
  return Number(text);
}
