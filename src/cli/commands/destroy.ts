import { isEmpty } from '../../terraform/plan-record';
import { removePlan } from '../../terraform/plan-root';
import { chooseRoots } from '../../terraform/roots';
import { requireAnswer, requireName } from '../confirm';
import { tell } from '../tell';
import { ApplyOptions, applyPlans } from './apply';
import { planRoots } from './plan';
import { readRoots, terraformSession } from './terraform-roots';

/** `destroy`. @returns the exit code */
export function destroy(name: string, { yes }: ApplyOptions): Promise<number> {
  const roots = chooseRoots(readRoots(), [name]);
  requireAnswer(yes);
  return terraformSession(async (session) => {
    const plans = await planRoots(session, roots, { destroy: true });
    if (!plans) return 1;
    try {
      if (plans.every(({ record }) => isEmpty(record))) {
        tell(['', 'Nothing to destroy.']);
        return 0;
      }
      await requireName(`This destroys everything listed above. Type ${name} to confirm:`, name, yes);
      return await applyPlans(session, [plans]);
    } finally {
      for (const saved of plans) removePlan(saved);
    }
  });
}
