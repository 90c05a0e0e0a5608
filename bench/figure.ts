import type { Spread } from './statistics';

export type Unit = '×' | 'ms' | 's' | 'MB' | 'kB' | '';

/** One line of the table. */
export interface Figure {
  /** By which a goal names it; it begins with its topic. */
  readonly id: string;
  /** Without a full stop. */
  readonly title: string;
  readonly unit: Unit;
  readonly value: Spread;
  /** Of a ratio: what was divided by what. */
  readonly sides?: { readonly unit: Unit; readonly values: readonly [Spread, Spread] };
  /** What the original modules have here, where they have something to compare. */
  readonly original?: number;
}

/** Something that is counted, and the same at every run. */
export function counted(id: string, title: string, count: number, more: Partial<Figure> = {}): Figure {
  return {
    id,
    title,
    unit: '',
    value: { median: count, quartiles: [count, count], range: [count, count], runs: 1 },
    ...more,
  };
}
