/** The measurements of several runs of the same thing. */
export interface Spread {
  readonly median: number;
  /** Enclose the middle half of the runs. */
  readonly quartiles: readonly [number, number];
  readonly range: readonly [least: number, most: number];
  readonly runs: number;
}

/** @param values - at least one */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('a spread needs at least one value');
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: quantile(sorted, 0.5),
    quartiles: [quantile(sorted, 0.25), quantile(sorted, 0.75)],
    range: [sorted[0]!, sorted.at(-1)!],
    runs: sorted.length,
  };
}

/**
 * The ratios of each pair of runs. Consecutive runs are affected by the same load on the machine, so the median
 * of their ratios is steadier than the ratio of the medians.
 */
export function ratioOf(numerators: readonly number[], denominators: readonly number[]): Spread {
  if (numerators.length !== denominators.length)
    throw new Error(`a ratio needs pairs, got ${numerators.length} and ${denominators.length} runs`);
  return spreadOf(numerators.map((numerator, run) => numerator / denominators[run]!));
}

/** The cost of one more: the slope of the least-squares line through the points. */
export function slopeOf(points: readonly (readonly [count: number, value: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([count]) => count)), mean(points.map(([, value]) => value))];
  const covariance = mean(points.map(([count, value]) => (count - x) * (value - y)));
  return covariance / mean(points.map(([count]) => (count - x) ** 2));
}

/** Interpolates if the position is between two values. */
function quantile(sorted: readonly number[], portion: number): number {
  const position = (sorted.length - 1) * portion;
  const [below, above] = [sorted[Math.floor(position)]!, sorted[Math.ceil(position)]!];
  return below + (above - below) * (position - Math.floor(position));
}
