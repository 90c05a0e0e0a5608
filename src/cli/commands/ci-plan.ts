import { join } from 'node:path';
import { writePlanFolder } from '../../ci/plan-folder';
import { removePlan } from '../../terraform/plan-root';
import { describePlan } from '../../terraform/plan-summary';
import { chooseRoots } from '../../terraform/roots';
import { TerraformError } from '../../terraform/terraform';
import { tell } from '../tell';
import { planOne } from './plan';
import { readRoots, terraformSession } from './terraform-roots';

/** `ci plan`. @returns the exit code */
export function ciPlan(name: string, { to }: { readonly to: string }): Promise<number> {
  const [root] = chooseRoots(readRoots(), [name]).flat();
  const folder = join(to, name);
  return terraformSession(async (session) => {
    try {
      const plan = await planOne(session, root!, { readOnly: true });
      removePlan(plan);
      writePlanFolder(folder, { root: name, record: plan.record, text: plan.text });
      process.stdout.write(`${plan.text}\n`);
      tell([`${name}: ${describePlan(plan.record)}; written to ${folder}`]);
      return 0;
    } catch (error) {
      if (error instanceof TerraformError) writePlanFolder(folder, { root: name, record: null, text: error.message });
      throw error;
    }
  });
}
