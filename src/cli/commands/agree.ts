import { agreementParameter, agreementTo, describeAgreement, nextAfterAgreement } from '../../deployments/agreements';
import { Attempts } from '../../deployments/attempts';
import { chooseImage } from '../../deployments/choose-image';
import { chooseTarget } from '../../deployments/choose-targets';
import { situationOf } from '../../deployments/direct-deployment';
import { giveAgreement } from '../../deployments/give-agreement';
import { describeImage } from '../../deployments/image';
import { readFacts } from '../../deployments/read-facts';
import { ago } from '../../deployments/words';
import { confirm, requireAnswer } from '../confirm';
import { printJson, tell } from '../tell';
import { openDeployments } from './deployments';

export interface AgreeOptions {
  readonly approval: string;
  readonly image: string;
  readonly json?: boolean;
  readonly profile?: readonly string[];
  readonly service?: string;
  readonly yes?: boolean;
}

/** `agree`. @returns the exit code */
export async function agree(
  environment: string,
  { approval, image: text, json, profile, service, yes }: AgreeOptions,
): Promise<number> {
  const { accounts, targets } = await openDeployments(profile);
  const target = chooseTarget(targets, environment, service);
  const parameter = agreementParameter(target, approval);
  requireAnswer(yes);
  const { pipeline } = target;
  const account = await accounts.open(pipeline.accountId);
  const attempts = new Attempts();
  const facts = await readFacts(accounts, [target], attempts);
  tell(attempts.problems);
  const { runs } = situationOf(target, facts);
  const image = await chooseImage(account, pipeline, text, '--image');
  const before = agreementTo(target, facts, image);

  tell([
    `${pipeline.services.join(', ')} to ${environment} (account ${target.accountId}, ${target.region}), bypassing all approvals`,
    `  image     ${[...image.tags, image.digest].join(' ')}${image.pushed ? `, pushed ${ago(image.pushed, new Date())}` : ''}`,
    `  replaces  ${runs ? describeImage(runs) : 'no known image'}`,
    ...(before ? [`  so far    ${describeAgreement(before)}`] : []),
  ]);
  await confirm(`Agree to this deployment on behalf of ${approval}?`, yes);
  await giveAgreement(account, pipeline, parameter, image.digest);

  const given = new Map(facts.agreements ?? []).set(parameter, image.digest);
  const now = before && agreementTo(target, { ...facts, agreements: given }, image);
  tell([
    `Agreed on behalf of ${approval}. The agreement is valid for one deployment; a new agreement on behalf of ${approval} replaces it.`,
    ...(now ? [`→ ${nextAfterAgreement(now, environment, target.service)}`] : []),
  ]);
  const { digest, tags } = image;
  if (json) {
    const missing = now?.missing ?? null;
    printJson({ ok: true, environment, pipeline: pipeline.name, approval, image: { digest, tags }, missing });
  }
  return 0;
}
