import { Model, PipelineModel } from '../model/model';
import { enumerate } from '../text/messages';
import { CodePipelineClient, GetPipelineStateCommand, StageState } from '../vendor/aws';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { OK, warning } from './verdict';

/** The prefix of the name of an approval stage in the module `pipeline`. The environment follows. */
const STAGE_PREFIX = 'approve-';

/** The name of an approval action in it, followed by the name of the approval if it has one. */
const ACTION = /^Approve(?:-(.+))?$/;

/** More than elsewhere, because concurrent calls for a hundred pipelines are throttled. */
const ATTEMPTS = 5;

/**
 * Deployments that are waiting for an approval. An apply of `pipeline/` that changes the pipeline can cancel them.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StageExecution.html
 */
export function waitingApprovals({ environments, pipelineAccount, pipelines }: Model): Check[] {
  const waiting = environments.filter(({ approvals }) => approvals.length > 0).map(({ name }) => name);
  const asking = pipelines.filter((pipeline) => waiting.some((name) => pipeline.environments.includes(name)));
  const { accountId, region } = pipelineAccount;
  return asking.map((pipeline) => ({
    where: 'pipeline',
    subject: `approvals in the pipeline ${pipeline.name}`,
    accountId,
    region,
    run: async (session) => {
      const client = new CodePipelineClient({ ...CLIENT_SETTINGS, maxAttempts: ATTEMPTS, ...session, region });
      const found = (await stagesOf(client, pipeline)).flatMap(waitingIn);
      if (found.length === 0) return OK;
      return warning(
        found.map(({ since, what }) => `${waits(pipeline)} for ${what}${since}`).join('; '),
        'answer every pending approval before you apply pipeline/, because a change to the pipeline can cancel the execution',
      );
    },
  }));
}

/** For example `web and worker have been waiting`. */
function waits({ services }: PipelineModel): string {
  return `${enumerate(services)} ${services.length === 1 ? 'has' : 'have'} been waiting`;
}

/** The stages of a pipeline; none before the first apply. */
async function stagesOf(client: CodePipelineClient, { name }: PipelineModel): Promise<StageState[]> {
  try {
    return (await client.send(new GetPipelineStateCommand({ name }))).stageStates ?? [];
  } catch (error) {
    if ((error as Error).name === 'PipelineNotFoundException') return [];
    throw error;
  }
}

/** The pending approvals of a stage, with the times since which they have been pending. */
export function waitingIn({ actionStates = [], stageName = '' }: StageState) {
  const environment = stageName.slice(STAGE_PREFIX.length);
  return actionStates.flatMap(({ actionName = '', latestExecution }) => {
    const action = ACTION.exec(actionName);
    if (!action || latestExecution?.status !== 'InProgress') return [];
    const what = `${action[1] ? `the approval ${action[1]}` : 'approval'} for ${environment}`;
    return [{ what, since: since(latestExecution.lastStatusChange) }];
  });
}

/** To the minute, in UTC because users are in any time zone. */
function since(date: Date | undefined): string {
  return date ? ` since ${date.toISOString().slice(0, 16).replace('T', ' ')} UTC` : '';
}
