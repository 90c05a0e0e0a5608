import type { Spread } from './statistics';

export type Unit = '×' | 'ms' | 's' | 'MB' | 'kB' | '';

/** One line of the table. */
export interface Figure {
  /** Starts with the topic. Goals refer to it. */
  readonly id: string;
  /** Without a period at the end. */
  readonly title: string;
  readonly unit: Unit;
  readonly value: Spread;
  /** The numerator and denominator of a ratio. */
  readonly sides?: { readonly unit: Unit; readonly values: readonly [Spread, Spread] };
  /** The value of the original modules, if there is one to compare with. */
  readonly original?: number;
}

/** A count, which is the same in every run. */
export function counted(id: string, title: string, count: number, more: Partial<Figure> = {}): Figure {
  return {
    id,
    title,
    unit: '',
    value: { median: count, quartiles: [count, count], range: [count, count], runs: 1 },
    ...more,
  };
}
