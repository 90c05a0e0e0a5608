import { setTimeout } from 'node:timers/promises';
import { AwsAccount } from '../../deployments/aws-account';
import { AccountError } from '../../deployments/call-error';
import { DirectDeployment } from '../../deployments/direct-deployment';
import { Ended, followExecution } from '../../deployments/follow-execution';
import { readFailure } from '../../deployments/read-failure';
import { startDeployment } from '../../deployments/start-deployment';
import { Target } from '../../deployments/targets';
import { startSpinner } from '../../spinner';
import { UserError } from '../../user-error';
import { printJson, tell } from '../tell';
import { Deployments } from './deployments';

/** Polling interval in milliseconds. */
const INTERVAL = 5_000;

/** Starts a direct deployment, follows it, and reports the result. @returns the exit code */
export async function runDeployment(
  deployments: Deployments,
  account: AwsAccount,
  deployment: DirectDeployment,
  json: boolean,
): Promise<number> {
  const { hold, image, target } = deployment;
  const { directPipeline: pipeline, environment, service } = target;
  const execution = await startDeployment(account, deployment);
  tell([`Started execution ${execution} of ${pipeline}. Ctrl-C stops this command, not the deployment.`]);
  const { isOfStack, reasons, status } = await follow(account, target, execution);
  const isDeployed = status === 'Succeeded';
  const why = isDeployed ? [] : [...reasons, ...(isOfStack ? await stackReasons(deployments, target) : [])];

  tell([isDeployed ? `Deployed to ${environment}.` : `Not deployed: ${status}.`, ...why.map((line) => `  ${line}`)]);
  if (hold) {
    tell([
      `${environment} is on hold: nothing is promoted to it until someone releases it.`,
      `→ npx ecs-pipeline release ${environment} --service ${service}`,
    ]);
  }
  const { digest, tags } = image;
  if (json)
    printJson({ ok: isDeployed, status, environment, pipeline, execution, image: { digest, tags }, reasons: why });
  return isDeployed ? 0 : 1;
}

async function follow(account: AwsAccount, { directPipeline, pipeline }: Target, execution: string): Promise<Ended> {
  let spinner = await startSpinner('Waiting');
  try {
    return await followExecution(account, pipeline.region, directPipeline, execution, {
      onStep: async (step) => {
        spinner.stop();
        tell([step]);
        spinner = await startSpinner('Waiting');
      },
      wait: () => setTimeout(INTERVAL),
    });
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    throw new UserError(`${error.message}\nThe deployment continues; check it with npx ecs-pipeline status.`);
  } finally {
    spinner.stop();
  }
}

/** Why the stacks of the pipeline in the environment failed, or why a stack cannot be read. */
async function stackReasons({ accounts, targets }: Deployments, { directPipeline }: Target): Promise<string[]> {
  const stacks = targets.filter((target) => target.directPipeline === directPipeline);
  const reasons = await Promise.all(
    stacks.map(async ({ accountId, region, stack }) => {
      try {
        return await readFailure(await accounts.open(accountId), region, stack);
      } catch (error) {
        if (error instanceof AccountError) return [error.message];
        throw error;
      }
    }),
  );
  return reasons.flat();
}
