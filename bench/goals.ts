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

/** Missed without a reason that is known. */
export function isFailure({ goal, isMet }: Verdict): boolean {
  return !isMet && goal.known === undefined;
}
