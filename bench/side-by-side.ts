import type { Figure } from './figure';
import { type Command, measure, type Sample } from './measure';
import { say } from './progress';
import { ratioOf, spreadOf } from './statistics';

/** Something to run again and again. */
export interface Contender {
  /** What has to be done before each run, and is not measured. */
  readonly prepare?: () => void;
  readonly command: () => Command;
}

/** The runs of each contender: the n-th run of one took place next to the n-th of every other. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

/**
 * Runs contenders in turn, so that whatever else the machine does hits all of them, and each round begins with another
 * one, so that none always runs after the same. A first round is not counted.
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

/** How many times a contender is another one. */
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
