import type { Figure } from './figure';
import { type Command, measure, type Sample } from './measure';
import { say } from './progress';
import { ratioOf, spreadOf } from './statistics';

/** A command to run repeatedly. */
export interface Contender {
  /** Runs before each measurement, and is not measured. */
  readonly prepare?: () => void;
  readonly command: () => Command;
}

/** The runs of each contender. The nth runs of all contenders took place side by side. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

/**
 * Runs contenders in turn, so that other load on the machine affects all of them. Each round starts with a different
 * one, so that none always follows the same one. The first round is not counted.
 */
export async function sideBySide<Name extends string>(
  title: string,
  contenders: Readonly<Record<Name, Contender>>,
  runs: number,
): Promise<Samples<Name>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  for (let round = 0; round <= runs; round += 1) {
    say(`${title}: ${round === 0 ? 'warming up' : `${round} of ${runs}`}`);
    const first = round % names.length;
    for (const name of [...names.slice(first), ...names.slice(0, first)]) {
      contenders[name].prepare?.();
      const sample = await measure(contenders[name].command());
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

const UNITS = { wallMs: 'ms', cpuMs: 'ms', memoryMb: 'MB' } as const;

/** The ratio of two contenders. */
export function comparison<Name extends string>(
  { id, title }: Pick<Figure, 'id' | 'title'>,
  samples: Samples<Name>,
  [name, beside]: readonly [Name, Name],
  quantity: keyof Sample = 'wallMs',
): Figure {
  const [numerators, denominators] = [name, beside].map((one) => samples[one].map((sample) => sample[quantity]));
  return {
    id,
    title,
    unit: '×',
    value: ratioOf(numerators!, denominators!),
    sides: { unit: UNITS[quantity], values: [spreadOf(numerators!), spreadOf(denominators!)] },
  };
}
