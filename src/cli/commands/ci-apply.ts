import { codeBlock } from '../../ci/comment-text';
import { readPlanFolder } from '../../ci/plan-folder';
import { reasonToRefuse } from '../../ci/reason-to-refuse';
import { ActionsRun } from '../../github/actions-run';
import { digestOf, isEmpty } from '../../terraform/plan-record';
import { Plan, removePlan } from '../../terraform/plan-root';
import { chooseRoots } from '../../terraform/roots';
import { UserError } from '../../user-error';
import { tell } from '../tell';
import { applyPlans } from './apply';
import { planOne } from './plan';
import { readRoots, terraformSession } from './terraform-roots';

export interface CiApplyOptions {
  readonly accept?: string;
  readonly reviewed?: string;
}

/** `ci apply`. @returns the exit code */
export function ciApply(name: string, { accept, reviewed }: CiApplyOptions): Promise<number> {
  const [root] = chooseRoots(readRoots(), [name]).flat();
  return terraformSession(async (session) => {
    const plan = await planOne(session, root!, {});
    try {
      if (isEmpty(plan.record)) {
        tell([`${name}: nothing to apply`]);
        return 0;
      }
      process.stdout.write(`${plan.text}\n`);
      const why = reasonToRefuse(name, plan.record, {
        accept,
        reviewed: reviewed ? readPlanFolder(reviewed) : undefined,
      });
      if (why.length > 0) throw refusal(plan, why);
      return await applyPlans(session, [[plan]]);
    } finally {
      removePlan(plan);
    }
  });
}

/** Explains the refusal and what to do next. */
function refusal({ record, root, text }: Plan, why: readonly string[]): UserError {
  const next = [
    'Nothing was applied. If this plan is what you want, run the workflow "Apply" manually with',
    `  root    ${root.name}`,
    `  digest  ${digestOf(record)}`,
    'Otherwise, open a pull request; it gets a new plan.',
  ];
  const log = [...why, '', ...next].join('\n');
  new ActionsRun().addSummary(`### Not applied\n\n${codeBlock(log)}\n${codeBlock(text.slice(0, MAX_SUMMARY))}`);
  return new UserError(log);
}

/** Characters. GitHub limits the summary of a step to one mebibyte. */
const MAX_SUMMARY = 200_000;
