import { agreementTo, describeAgreement, nextAfterAgreement } from '../../deployments/agreements';
import { AccountError } from '../../deployments/call-error';
import { Facts } from '../../deployments/facts';
import { hasRun } from '../../deployments/has-run';
import { Image } from '../../deployments/image';
import { Target } from '../../deployments/targets';
import { UserError } from '../../user-error';
import { tell } from '../tell';
import { Deployments } from './deployments';

/**
 * Where an environment has several approvals, an image that has not run there needs the agreement of all. The pipeline
 * checks it, too; here somebody is told before it fails.
 *
 * @throws UserError - where an agreement is missing
 */
export async function requireAgreement(
  { accounts, targets }: Deployments,
  target: Target,
  facts: Facts,
  image: Image,
): Promise<void> {
  const { agreements, directPipeline, environment, service } = target;
  const agreement = agreements.size === 0 ? null : agreementTo(target, facts, image);
  if (agreement === null || agreement.missing.length === 0) return;
  const stacks = targets.filter((candidate) => candidate.directPipeline === directPipeline);
  try {
    if (await hasRun(accounts, stacks, image.digest)) return;
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    const unless = `Unless it has run in ${environment} before, all must agree to it: ${describeAgreement(agreement)}.`;
    tell([error.message, unless]);
    return;
  }
  const next = agreement.missing.map(
    (name) => `→ ${nextAfterAgreement({ ...agreement, missing: [name] }, environment, service)}`,
  );
  throw new UserError(
    [`it has not run in ${environment} yet, so all must agree: ${describeAgreement(agreement)}`, ...next].join('\n'),
  );
}
