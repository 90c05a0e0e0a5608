import { inOrder } from '../../terraform/in-order';
import { initRoot, Plan, PlanOptions, planRoot, removePlan } from '../../terraform/plan-root';
import { describePlan } from '../../terraform/plan-summary';
import { chooseRoots, Root } from '../../terraform/roots';
import { TerraformSession } from '../../terraform/session';
import { readRoots, tellOutcomes, terraformSession } from './terraform-roots';

/** `plan`. @returns the exit code */
export function plan(names: readonly string[], options: Pick<PlanOptions, 'readOnly'>): Promise<number> {
  const roots = chooseRoots(readRoots(), names);
  return terraformSession(async (session) => {
    const plans = await planRoots(session, roots, options);
    if (!plans) return 1;
    for (const saved of plans) removePlan(saved);
    return 0;
  });
}

/**
 * Plans roots in parallel, because none reads the state of another, and prints the plans.
 *
 * @returns the saved plans, or undefined if one failed; the reason has already been printed
 */
export async function planRoots(
  session: TerraformSession,
  roots: readonly (readonly Root[])[],
  options: PlanOptions,
): Promise<Plan[] | undefined> {
  const outcomes = await inOrder([roots.flat()], (root) => planOne(session, root, options));
  await session.progress.clear();
  const plans = [...outcomes.values()].flatMap((one) => (one.kind === 'done' ? [one.result] : []));
  for (const one of plans) process.stdout.write(`── ${one.root.name}: ${one.root.folder} ──\n\n${one.text}\n\n`);
  if (tellOutcomes(outcomes, ({ record }) => describePlan(record))) return plans;
  for (const saved of plans) removePlan(saved);
  return undefined;
}

/** Initializes a root and plans it. */
export async function planOne(
  { inits, progress, terraform }: TerraformSession,
  root: Root,
  options: PlanOptions,
): Promise<Plan> {
  await progress.begin(root.name, 'init');
  try {
    await inits.do(() => initRoot(terraform, root, options));
    await progress.begin(root.name, 'plan');
    const planned = await planRoot(terraform, root, options);
    await progress.end(root.name, `${root.name}: planned`);
    return planned;
  } catch (error) {
    await progress.end(root.name, `${root.name}: failed`);
    throw error;
  }
}
