import { digestOf, PlanRecord } from '../terraform/plan-record';
import { differences } from './compare-plans';
import { ReportedPlan } from './plan-folder';

/** By what a new plan may be applied. */
export interface Permission {
  /** Digest of a plan that somebody accepts without a review. It counts alone. */
  readonly accept?: string;
  /** The plan that was reviewed. */
  readonly reviewed?: ReportedPlan;
}

/** Why a plan of a root must not be applied, a line each. Nothing: it does what the reviewed one does, or was accepted. */
export function reasonToRefuse(root: string, record: PlanRecord, { accept, reviewed }: Permission): string[] {
  const digest = digestOf(record);
  if (accept) return accept === digest ? [] : [`${root}: this is not the plan with the digest ${accept}`];
  if (!reviewed?.record) return [`${root}: no plan was reviewed`];
  if (reviewed.root !== root) return [`${root}: the reviewed plan is one of ${reviewed.root}`];
  if (digestOf(reviewed.record) === digest) return [];
  return [
    `${root}: the plan does something else than the one that was reviewed`,
    ...differences(reviewed.record, record).map((line) => `  ${line}`),
  ];
}
