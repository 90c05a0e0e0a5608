import { randomInt } from 'node:crypto';

/** How many random configs there are. PROPERTY_RUNS sets another number. */
export const RUNS = numberFrom('PROPERTY_RUNS') ?? 500;

/** What they follow from: another one for each run, so that every run looks at other configs. PROPERTY_SEED sets it. */
export const SEED = numberFrom('PROPERTY_SEED') ?? randomInt(2 ** 31);

/** How to have the same configs again. A run that succeeds prints it, too. */
export const REPEAT = `PROPERTY_SEED=${SEED} PROPERTY_RUNS=${RUNS}`;

function numberFrom(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  if (!/^[0-9]+$/.test(text)) throw new Error(`${name}: not a number, got ${JSON.stringify(text)}; use digits only`);
  return Number(text);
}
