import { ReportedPlan } from '../../ci/plan-folder';
import { Drift, hasDrift, hasProblems } from '../../drift/drift';
import { driftLines } from '../../drift/drift-text';
import { findStackDrift } from '../../drift/find-drift';
import { resolveModel } from '../../model/resolve-model';
import { startSpinner } from '../../spinner';
import { inOrder } from '../../terraform/in-order';
import { removePlan } from '../../terraform/plan-root';
import { Root, rootsOf } from '../../terraform/roots';
import { resultsOf, TerraformSession } from '../../terraform/session';
import { TerraformError } from '../../terraform/terraform';
import { readConfigFile } from '../config-file';
import { planOne } from './plan';
import { terraformSession } from './terraform-roots';

/** `drift`. @returns the exit code */
export async function drift(): Promise<number> {
  const found = await findDrift();
  process.stdout.write(`${driftLines(found).join('\n')}\n`);
  return hasDrift(found) || hasProblems(found) ? 1 : 0;
}

/** Finds everything that differs from the repository in this folder. */
export async function findDrift(): Promise<Drift> {
  // The SDK would print its Node.js 20 deprecation warning in the middle of the text.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const model = resolveModel(readConfigFile().config);
  const plans = await terraformSession(async (session) => {
    const outcomes = await inOrder([rootsOf(model).flat()], (root) => planOrReason(session, root));
    return resultsOf(outcomes);
  });
  const spinner = await startSpinner('Checking stacks for drift');
  const stacks = await findStackDrift(model, (ended, all) => {
    spinner.text = `Checking stacks for drift: ${ended} of ${all}`;
  }).finally(() => spinner.stop());
  return { plans, stacks };
}

/** A root that cannot be planned does not stop the others. */
async function planOrReason(session: TerraformSession, root: Root): Promise<ReportedPlan> {
  try {
    const plan = await planOne(session, root, { readOnly: true });
    removePlan(plan);
    return { root: root.name, record: plan.record, text: plan.text };
  } catch (error) {
    if (!(error instanceof TerraformError)) throw error;
    return { root: root.name, record: null, text: error.message };
  }
}
