/** The result for a mutant, including the explanations. */
export type Result = 'killed' | 'hung' | 'explained' | 'survived';

export interface Outcome {
  readonly folder: string;
  readonly operator: string;
  readonly result: Result;
}

/** The percentage of mutants killed, including hung ones, of those that can be killed. */
export function percentKilled(outcomes: readonly Outcome[]): number {
  const killed = outcomes.filter(({ result }) => result === 'killed' || result === 'hung').length;
  const survived = outcomes.filter(({ result }) => result === 'survived').length;
  return killed + survived === 0 ? 100 : (100 * killed) / (killed + survived);
}

/** A line for each folder or operator, and one for the total. */
export function table(by: 'folder' | 'operator', outcomes: readonly Outcome[]): string {
  const groups = [...new Set(outcomes.map((outcome) => outcome[by]))].sort();
  const rows = groups.map((name) =>
    row(
      name,
      outcomes.filter((outcome) => outcome[by] === name),
    ),
  );
  return [[by, 'mutants', 'killed', 'hung', 'explained', 'survived', '%'], ...rows, row('all', outcomes)]
    .map(([name, ...figures]) => name.padEnd(18) + figures.map((figure) => figure.padStart(11)).join(''))
    .join('\n');
}

function row(name: string, outcomes: readonly Outcome[]): string[] {
  const count = (wanted: Result) => String(outcomes.filter(({ result }) => result === wanted).length);
  return [
    name,
    String(outcomes.length),
    count('killed'),
    count('hung'),
    count('explained'),
    count('survived'),
    percentKilled(outcomes).toFixed(1),
  ];
}
