import { isEmpty, PlanRecord } from './plan-record';

/** The number of changes in a plan, counted as in Terraform. */
export interface PlanSummary {
  readonly add: number;
  readonly change: number;
  readonly destroy: number;
  readonly others: number;
}

export function summaryOf({ outputs, resources }: PlanRecord): PlanSummary {
  const count = (action: string) => resources.filter(({ actions }) => actions.includes(action)).length;
  const [add, change, destroy] = [count('create'), count('update'), count('delete')];
  const rest = resources.filter(({ actions }) => !['create', 'update', 'delete'].some((one) => actions.includes(one)));
  return { add, change, destroy, others: rest.length + outputs.length };
}

/** For example, `2 to add, 1 to change, 0 to destroy`. */
export function describePlan(record: PlanRecord): string {
  if (isEmpty(record)) return 'no changes';
  return describeSummary(summaryOf(record));
}

export function describeSummary({ add, change, destroy, others }: PlanSummary): string {
  const counts = `${add} to add, ${change} to change, ${destroy} to destroy`;
  const isOther = add + change + destroy === 0 && others > 0;
  return isOther ? `${counts}; only addresses or outputs change` : counts;
}

export function sumOf(summaries: readonly PlanSummary[]): PlanSummary {
  const sum = (key: keyof PlanSummary) => summaries.reduce((total, one) => total + one[key], 0);
  return { add: sum('add'), change: sum('change'), destroy: sum('destroy'), others: sum('others') };
}
