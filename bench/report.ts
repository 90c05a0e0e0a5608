import type { Figure, Unit } from './figure';
import { isFailure, type Verdict } from './goals';
import type { Spread } from './statistics';

/** A row of the table in the terminal and on the page. */
export interface Row {
  readonly title: string;
  readonly value: string;
  /** The middle half of the runs. */
  readonly spread: string;
  /** For a ratio. */
  readonly sides: string;
  /** The value in the original modules. */
  readonly original: string;
  readonly goal: string;
}

/** The column headings. */
export const HEADER: Row = {
  title: '',
  value: 'median',
  spread: 'middle half',
  sides: 'both sides',
  original: 'original modules',
  goal: 'goal',
};

export function rowOf(figure: Figure, verdict: Verdict | undefined): Row {
  const { original, sides, title, unit, value } = figure;
  return {
    title,
    value: withUnit(format(value.median), unit),
    spread: value.runs === 1 ? '' : `${range(value)}, ${value.runs} runs`,
    sides: sides ? withUnit(sides.values.map(({ median }) => format(median)).join(' ÷ '), sides.unit) : '',
    original: original === undefined ? '' : withUnit(format(original), unit),
    goal: verdict ? describeVerdict(verdict) : '',
  };
}

/** The table for the terminal. */
export function tableOf(rows: readonly Row[]): string {
  const keys = Object.keys(HEADER) as (keyof Row)[];
  const all = [HEADER, ...rows];
  const widths = keys.map((key) => Math.max(...all.map((row) => row[key].length)));
  return all
    .map((row) =>
      keys
        .map((key, column) => row[key].padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** The missed goals, and why each matters. Empty if all are met. */
export function missedGoals(verdicts: readonly Verdict[]): string {
  const missed = verdicts.filter(({ isMet }) => !isMet);
  return missed.map((verdict) => `${describeMiss(verdict)}\n`).join('');
}

function describeMiss({ goal, value, ...rest }: Verdict): string {
  const { id, known, most, why } = goal;
  const kind = isFailure({ goal, value, ...rest }) ? 'missed' : 'missed (known)';
  return `${id}: ${kind}: got ${format(value)}, the goal is ${most}; ${known ?? why}`;
}

function describeVerdict({ goal: { known, most }, isMet }: Verdict): string {
  if (isMet) return `${most}: met`;
  return known === undefined ? `${most}: missed` : `${most}: missed (known)`;
}

function range({ quartiles: [low, high] }: Spread): string {
  return `${format(low)}–${format(high)}`;
}

/** Three significant digits, without decimals for integers. */
export function format(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

function withUnit(text: string, unit: Unit): string {
  return unit === '' ? text : `${text} ${unit}`;
}
