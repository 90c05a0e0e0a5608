import { ReportedPlan } from '../ci/plan-folder';
import { isEmpty } from '../terraform/plan-record';
import { DetectedDrift } from './stack-drift';

/** The differences between the accounts and the repository. */
export interface Drift {
  /** The plans of Terraform, by root. */
  readonly plans: readonly ReportedPlan[];
  /** The drift of the stacks. */
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

/** Whether something could not be checked. */
export function hasProblems({ plans, stacks }: Drift): boolean {
  return plans.some(({ record }) => record === null) || stacks.some(({ problem }) => problem !== null);
}
