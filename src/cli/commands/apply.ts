import { inOrder } from '../../terraform/in-order';
import { isEmpty } from '../../terraform/plan-record';
import { applyPlan, Plan, removePlan } from '../../terraform/plan-root';
import { describePlan, describeSummary, summaryOf, sumOf } from '../../terraform/plan-summary';
import { chooseRoots, Root } from '../../terraform/roots';
import { TerraformSession } from '../../terraform/session';
import { confirm, requireAnswer } from '../confirm';
import { tell } from '../tell';
import { planRoots } from './plan';
import { readRoots, tellOutcomes, terraformSession } from './terraform-roots';

export interface ApplyOptions {
  readonly yes?: boolean;
}

/** `apply`. @returns the exit code */
export function apply(names: readonly string[], { yes }: ApplyOptions): Promise<number> {
  const roots = chooseRoots(readRoots(), names);
  requireAnswer(yes);
  return terraformSession(async (session) => {
    const plans = await planRoots(session, roots, {});
    if (!plans) return 1;
    try {
      const wanted = plans.filter(({ record }) => !isEmpty(record));
      if (wanted.length === 0) {
        tell(['', 'Nothing to apply.']);
        return 0;
      }
      const sum = describeSummary(sumOf(wanted.map(({ record }) => summaryOf(record))));
      await confirm(`Apply ${wanted.length === 1 ? 'this plan' : 'these plans'}: ${sum}?`, yes);
      return await applyPlans(session, inSameOrder(roots, wanted));
    } finally {
      for (const saved of plans) removePlan(saved);
    }
  });
}

/** Applies saved plans, one wave after the other. @returns the exit code */
export async function applyPlans(session: TerraformSession, waves: readonly (readonly Plan[])[]): Promise<number> {
  const width = Math.max(...waves.flat().map(({ root }) => root.name.length));
  const outcomes = await inOrder(waves, (one) => applyOne(session, one, width));
  await session.progress.clear();
  return tellOutcomes(named(outcomes), (record) => `applied: ${record}`) ? 0 : 1;
}

async function applyOne({ progress, terraform }: TerraformSession, plan: Plan, width: number): Promise<string> {
  const { name } = plan.root;
  await progress.begin(name, 'apply');
  try {
    await applyPlan(
      terraform,
      plan,
      (line) => void progress.say(line === '' ? [] : [`${name.padEnd(width)} │ ${line}`]),
    );
    await progress.end(name, `${name}: applied`);
    return describePlan(plan.record);
  } catch (error) {
    await progress.end(name, `${name}: failed`);
    throw error;
  }
}

function inSameOrder(roots: readonly (readonly Root[])[], plans: readonly Plan[]): Plan[][] {
  return roots.map((wave) => plans.filter(({ root }) => wave.includes(root))).filter((wave) => wave.length > 0);
}

function named<R>(outcomes: ReadonlyMap<Plan, R>): Map<Root, R> {
  return new Map([...outcomes].map(([{ root }, outcome]) => [root, outcome]));
}
