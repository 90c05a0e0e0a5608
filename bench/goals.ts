import type { Figure } from './figure';

/** What a figure must not exceed. */
export interface Goal {
  /** Id of the figure. */
  readonly id: string;
  readonly most: number;
  /** What would be wrong beyond it. */
  readonly why: string;
  /** Why it is missed, where that is known: it is reported then, and no failure. */
  readonly known?: string;
}

/** A goal with what was measured. */
export interface Verdict {
  readonly goal: Goal;
  readonly value: number;
  readonly isMet: boolean;
}

/** The goals of the figures that were measured. */
export function verdictsOf(goals: readonly Goal[], figures: readonly Figure[]): Verdict[] {
  const values = new Map(figures.map(({ id, value }) => [id, value.median]));
  return goals.flatMap((goal) => {
    const value = values.get(goal.id);
    return value === undefined ? [] : [{ goal, value, isMet: value <= goal.most }];
  });
}

/** Goals of these topics without a figure: what they were about is no longer measured, or has another name. */
export function unmeasured(goals: readonly Goal[], topics: readonly string[], figures: readonly Figure[]): string[] {
  const measured = new Set(figures.map(({ id }) => id));
  return goals
    .filter(({ id }) => topics.includes(id.split('.')[0]!) && !measured.has(id))
    .map(({ id }) => `${id}: has a goal and no figure; measure it, or remove it from bench/goal-table.ts`);
}

/** Missed without a reason that is known. */
export function isFailure({ goal, isMet }: Verdict): boolean {
  return !isMet && goal.known === undefined;
}
