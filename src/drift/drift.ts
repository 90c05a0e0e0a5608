import { ReportedPlan } from '../ci/plan-folder';
import { isEmpty } from '../terraform/plan-record';
import { DetectedDrift } from './stack-drift';

/** How far the accounts are from what the repository says. */
export interface Drift {
  /** What Terraform would change, root by root. */
  readonly plans: readonly ReportedPlan[];
  /** What is not as its stack says. */
  readonly stacks: readonly StackDrift[];
}

export interface StackDrift extends DetectedDrift {
  readonly root: string;
  readonly stack: string;
}

/** Whether anything differs. */
export function hasDrift({ plans, stacks }: Drift): boolean {
  return (
    plans.some(({ record }) => record !== null && !isEmpty(record)) ||
    stacks.some(({ resources }) => resources.length > 0)
  );
}

/** Whether something could not be looked at. */
export function hasProblems({ plans, stacks }: Drift): boolean {
  return plans.some(({ record }) => record === null) || stacks.some(({ problem }) => problem !== null);
}
