import { Attempts } from '../../deployments/attempts';
import { chooseTargets } from '../../deployments/choose-targets';
import { Hold } from '../../deployments/hold';
import { holdEnvironment, releaseEnvironment } from '../../deployments/holds';
import { checkReason } from '../../deployments/reason';
import { describeHold } from '../../deployments/status-table';
import { Target } from '../../deployments/targets';
import { enumerate } from '../../text/messages';
import { printJson, tell } from '../tell';
import { Deployments, openDeployments, ServicesOptions } from './deployments';

/** `hold`. @returns the exit code */
export async function hold(environment: string, options: ServicesOptions & { reason: string }): Promise<number> {
  const reason = checkReason(options.reason);
  return forEachPipeline(environment, options, async (target, { accounts }) => {
    const account = await accounts.open(target.pipeline.accountId);
    const now = new Date();
    const mine: Hold = { reason, by: account.caller, since: now.toISOString() };
    const there = await holdEnvironment(account, target, mine);
    const lines = [
      there === mine ? `${environment} is on hold.` : `${environment} was already ${describeHold(there, now)}`,
      'Nothing is promoted to it. Direct deployments and rollbacks still work.',
      `→ npx ecs-pipeline release ${environment} --service ${target.service}`,
    ];
    return { lines, data: { hold: there, isNew: there === mine } };
  });
}

/** `release`. @returns the exit code */
export async function release(environment: string, options: ServicesOptions): Promise<number> {
  return forEachPipeline(environment, options, async (target, { accounts }) => {
    const wasOnHold = await releaseEnvironment(await accounts.open(target.pipeline.accountId), target);
    const lines = [
      `${environment} ${wasOnHold ? 'is no longer' : 'was not'} on hold.`,
      ...(wasOnHold
        ? ['The newest image that is waiting for it is promoted, after an approval if one is required.']
        : []),
    ];
    return { lines, data: { wasOnHold } };
  });
}

interface Done {
  /** For people. */
  readonly lines: readonly string[];
  readonly data: object;
}

/** A hold applies to a pipeline, so services that share an image are held together. */
async function forEachPipeline(
  environment: string,
  { json, profile, service }: ServicesOptions,
  work: (target: Target, deployments: Deployments) => Promise<Done>,
): Promise<number> {
  const deployments = await openDeployments(profile);
  const chosen = chooseTargets(deployments.targets, environment, service);
  const onePerPipeline = [...new Map(chosen.map((target) => [target.pipeline.name, target])).values()];
  const attempts = new Attempts();
  const done = await attempts.map(
    onePerPipeline,
    ({ pipeline }) => pipeline.name,
    (target) => work(target, deployments),
  );
  const services = ({ pipeline }: Target) =>
    deployments.targets
      .filter((target) => target.environment === environment && target.pipeline.name === pipeline.name)
      .map((target) => target.service);
  for (const target of onePerPipeline) {
    const { lines = [] } = done.get(target.pipeline.name) ?? {};
    if (lines.length > 0) tell([`${enumerate(services(target))}: ${lines[0]}`, ...lines.slice(1)]);
  }
  tell(attempts.problems);
  if (json) {
    const pipelines = onePerPipeline.flatMap((target) => {
      const { data } = done.get(target.pipeline.name) ?? {};
      return data ? [{ pipeline: target.pipeline.name, services: services(target), environment, ...data }] : [];
    });
    const ok = attempts.problems.length === 0;
    printJson({ ok, pipelines, problems: attempts.problems });
  }
  return attempts.problems.length === 0 ? 0 : 1;
}
