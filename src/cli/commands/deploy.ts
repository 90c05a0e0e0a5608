import { Attempts } from '../../deployments/attempts';
import { AwsAccount } from '../../deployments/aws-account';
import { chooseImage } from '../../deployments/choose-image';
import { chooseTarget } from '../../deployments/choose-targets';
import { DirectDeployment, describeDeployment, Situation, situationOf } from '../../deployments/direct-deployment';
import { imageBefore } from '../../deployments/history';
import { describeImage, digestOf } from '../../deployments/image';
import { readFacts } from '../../deployments/read-facts';
import { readHistory } from '../../deployments/read-history';
import { checkReason } from '../../deployments/reason';
import { Target } from '../../deployments/targets';
import { UserError } from '../../user-error';
import { confirm, requireAnswer } from '../confirm';
import { tell } from '../tell';
import { Deployments, openDeployments } from './deployments';
import { requireAgreement } from './require-agreement';
import { runDeployment } from './run-deployment';

export interface DeployOptions {
  readonly json?: boolean;
  readonly profile?: readonly string[];
  readonly reason?: string;
  readonly service?: string;
  readonly yes?: boolean;
}

/** `deploy`. @returns the exit code */
export function deploy(environment: string, options: DeployOptions & { image: string }): Promise<number> {
  return decide(environment, options, async ({ account, target }) => {
    const image = await chooseImage(account, target.pipeline, options.image, '--image');
    return { target, image, hold: false, reason: 'no reason given' };
  });
}

/** `rollback`. @returns the exit code */
export function rollback(environment: string, options: DeployOptions & { to?: string }): Promise<number> {
  return decide(environment, options, async ({ account, deployments, situation: { runs }, target }) => {
    const to = options.to ?? (await digestBefore(deployments, target, runs?.digest ?? null));
    const image = await chooseImage(account, target.pipeline, to, '--to');
    const from = runs ? `from ${describeImage(runs)} ` : '';
    return { target, image, hold: true, reason: `rollback ${from}to ${describeImage(image)}` };
  });
}

interface Known {
  /** The pipeline account. */
  readonly account: AwsAccount;
  readonly deployments: Deployments;
  readonly situation: Situation;
  readonly target: Target;
}

async function decide(
  environment: string,
  { json = false, profile, reason, service, yes }: DeployOptions,
  choose: (known: Known) => Promise<DirectDeployment>,
): Promise<number> {
  const given = reason === undefined ? undefined : checkReason(reason);
  const deployments = await openDeployments(profile);
  const { accounts, targets } = deployments;
  const target = chooseTarget(targets, environment, service);
  requireAnswer(yes);
  // Fails without this account, which is needed to start; anything else that cannot be read is shown as unknown.
  const account = await accounts.open(target.pipeline.accountId);
  const attempts = new Attempts();
  const facts = await readFacts(accounts, [target], attempts);
  tell(attempts.problems);
  const situation = situationOf(target, facts);
  const chosen = await choose({ account, deployments, situation, target });
  const deployment = { ...chosen, reason: given ?? chosen.reason };

  tell(describeDeployment(deployment, situation, new Date()));
  await requireAgreement(deployments, target, facts, chosen.image);
  await confirm(`Deploy it to ${environment}?`, yes);
  return runDeployment(deployments, account, deployment, json);
}

/** @throws UserError - if the deployment history has none */
async function digestBefore({ accounts }: Deployments, target: Target, running: string | null): Promise<string> {
  const before = imageBefore(await readHistory(await accounts.open(target.accountId), target), running);
  const digest = digestOf(before?.image);
  if (digest !== null) return digest;
  throw new UserError(
    `no previous image in the deployment history of ${target.environment}; specify an image with --to`,
  );
}
