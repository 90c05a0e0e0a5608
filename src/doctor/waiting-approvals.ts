import { Model, PipelineModel } from '../model/model';
import { CodePipelineClient, GetPipelineStateCommand, StageState } from '../vendor/aws';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { OK, remark } from './verdict';

/** Name of the action in the module `pipeline`, and the beginning of its stage's: the environment follows. */
const ACTION = 'Approve';
const STAGE_PREFIX = 'approve-';

/** More than elsewhere: a call for each of a hundred pipelines at once is throttled. */
const ATTEMPTS = 5;

/**
 * Deployments that wait for an approval: an apply of `pipeline/` that changes the pipeline may cancel them.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageExecution.html
 */
export function waitingApprovals({ environments, pipelineAccount, pipelines }: Model): Check[] {
  if (environments.every(({ approval }) => approval === null)) return [];
  const { accountId, region } = pipelineAccount;
  return pipelines.map((pipeline) => ({
    where: 'pipeline',
    subject: `approvals in the pipeline ${pipeline.name}`,
    accountId,
    region,
    run: async (session) => {
      const client = new CodePipelineClient({ ...CLIENT_SETTINGS, maxAttempts: ATTEMPTS, ...session, region });
      const waiting = (await stagesOf(client, pipeline)).flatMap(waitingIn);
      if (waiting.length === 0) return OK;
      return remark(
        waiting.map(({ environment, since }) => `${pipeline.service} waits for ${environment}${since}`).join('; '),
        'approve or reject before you apply pipeline/: a change of the pipeline may cancel the execution',
      );
    },
  }));
}

/** None before the first apply. */
async function stagesOf(client: CodePipelineClient, { name }: PipelineModel): Promise<StageState[]> {
  try {
    return (await client.send(new GetPipelineStateCommand({ name }))).stageStates ?? [];
  } catch (error) {
    if ((error as Error).name === 'PipelineNotFoundException') return [];
    throw error;
  }
}

function waitingIn({ actionStates = [], stageName = '' }: StageState) {
  const waiting = actionStates.filter(
    ({ actionName, latestExecution }) => actionName === ACTION && latestExecution?.status === 'InProgress',
  );
  return waiting.map(({ latestExecution }) => ({
    environment: stageName.slice(STAGE_PREFIX.length),
    since: since(latestExecution?.lastStatusChange),
  }));
}

/** To the minute, in UTC: accounts and their users are anywhere. */
function since(date: Date | undefined): string {
  return date ? ` since ${date.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
}
