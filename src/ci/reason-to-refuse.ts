import { digestOf, PlanRecord } from '../terraform/plan-record';
import { differences } from './compare-plans';
import { ReportedPlan } from './plan-folder';

/** What permits a new plan to be applied. */
export interface Permission {
  /** Digest of a plan that was accepted without a review. Takes precedence over `reviewed`. */
  readonly accept?: string;
  /** The plan that was reviewed. */
  readonly reviewed?: ReportedPlan;
}

/** Why the plan of a root must not be applied, a line each. Empty if it equals the reviewed plan, or was accepted. */
export function reasonToRefuse(root: string, record: PlanRecord, { accept, reviewed }: Permission): string[] {
  const digest = digestOf(record);
  if (accept) return accept === digest ? [] : [`${root}: this plan does not have the accepted digest ${accept}`];
  if (!reviewed?.record) return [`${root}: no plan was reviewed`];
  if (reviewed.root !== root) return [`${root}: the reviewed plan is for ${reviewed.root}`];
  if (digestOf(reviewed.record) === digest) return [];
  return [
    `${root}: the plan differs from the reviewed one`,
    ...differences(reviewed.record, record).map((line) => `  ${line}`),
  ];
}
