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
 * If an environment has several approvals, an image that has not run there needs an agreement for each of them.
 * The pipeline checks this as well; this check reports it before a deployment is started.
 *
 * @throws UserError - if an agreement is missing
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
    const unless = `Unless the image has run in ${environment} before, an agreement is required for each approval: ${describeAgreement(agreement)}.`;
    tell([error.message, unless]);
    return;
  }
  const next = agreement.missing.map(
    (name) => `→ ${nextAfterAgreement({ ...agreement, missing: [name] }, environment, service)}`,
  );
  throw new UserError(
    [
      `the image has not run in ${environment} yet, so an agreement is required for each approval: ${describeAgreement(agreement)}`,
      ...next,
    ].join('\n'),
  );
}
