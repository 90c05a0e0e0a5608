import type { Figure } from './figure';

/** The upper limit of a figure. */
export interface Goal {
  /** ID of the figure. */
  readonly id: string;
  readonly most: number;
  /** Why the limit matters. */
  readonly why: string;
  /** Why the goal is missed, if known. The miss is then reported, but the run does not fail. */
  readonly known?: string;
}

/** A goal with the measured value. */
export interface Verdict {
  readonly goal: Goal;
  readonly value: number;
  readonly isMet: boolean;
}

/** The goals whose figures were measured. */
export function verdictsOf(goals: readonly Goal[], figures: readonly Figure[]): Verdict[] {
  const values = new Map(figures.map(({ id, value }) => [id, value.median]));
  return goals.flatMap((goal) => {
    const value = values.get(goal.id);
    return value === undefined ? [] : [{ goal, value, isMet: value <= goal.most }];
  });
}

/** Goals of these topics without a figure, because it is no longer measured or was renamed. */
export function unmeasured(goals: readonly Goal[], topics: readonly string[], figures: readonly Figure[]): string[] {
  const measured = new Set(figures.map(({ id }) => id));
  return goals
    .filter(({ id }) => topics.includes(id.split('.')[0]!) && !measured.has(id))
    .map(({ id }) => `${id}: has a goal but no figure; measure it, or remove it from bench/goal-table.ts`);
}

/** The goal is missed without a known reason. */
export function isFailure({ goal, isMet }: Verdict): boolean {
  return !isMet && goal.known === undefined;
}
