import {
  ActionState,
  CodePipelineClient,
  GetPipelineStateCommand,
  ListPipelineExecutionsCommand,
  PipelineExecutionSummary,
  StageState,
} from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { unless } from './call-error';
import { ActionFacts, ExecutionFacts, PipelineFacts, StageFacts } from './facts';

/** The current state of a pipeline, or null if it does not exist. @throws CallError */
export async function readPipeline(account: AwsAccount, region: string, name: string): Promise<PipelineFacts | null> {
  const client = account.client(CodePipelineClient, region);
  const answer = account.ask('codepipeline:GetPipelineState', client.send(new GetPipelineStateCommand({ name })));
  const state = await unless('PipelineNotFoundException', answer, null);
  return state && { name, stages: (state.stageStates ?? []).map(stageOf) };
}

function stageOf(stage: StageState): StageFacts {
  const { actionStates = [], inboundExecution, inboundExecutions = [], latestExecution, stageName = '' } = stage;
  const { disabledReason, enabled = true, lastChangedAt, lastChangedBy } = stage.inboundTransitionState ?? {};
  const inbound = [...(inboundExecution ? [inboundExecution] : []), ...inboundExecutions];
  return {
    name: stageName,
    execution: latestExecution
      ? { id: latestExecution.pipelineExecutionId ?? '', status: latestExecution.status ?? '' }
      : null,
    inbound: [...new Set(inbound.flatMap(({ pipelineExecutionId }) => pipelineExecutionId ?? []))],
    transition: {
      enabled,
      reason: disabledReason ?? null,
      by: lastChangedBy ?? null,
      since: lastChangedAt?.toISOString() ?? null,
    },
    actions: actionStates.map(actionOf),
  };
}

function actionOf({ actionName = '', latestExecution }: ActionState): ActionFacts {
  const { errorDetails, lastStatusChange, lastUpdatedBy, status, summary, token } = latestExecution ?? {};
  return {
    name: actionName,
    status: status ?? null,
    since: lastStatusChange?.toISOString() ?? null,
    summary: summary || null,
    error: errorDetails?.message ?? null,
    by: lastUpdatedBy ?? null,
    token: status === 'InProgress' ? (token ?? null) : null,
  };
}

/** Executions by ID. The search begins with the newest. @throws CallError */
export async function readExecutions(
  account: AwsAccount,
  region: string,
  pipelineName: string,
  ids: readonly string[],
): Promise<Map<string, ExecutionFacts>> {
  const client = account.client(CodePipelineClient, region);
  const found = new Map<string, ExecutionFacts>();
  let nextToken: string | undefined;
  do {
    const answer = await account.ask(
      'codepipeline:ListPipelineExecutions',
      client.send(new ListPipelineExecutionsCommand({ pipelineName, nextToken })),
    );
    for (const summary of answer.pipelineExecutionSummaries ?? []) {
      const { pipelineExecutionId: id = '' } = summary;
      if (ids.includes(id)) found.set(id, executionOf(id, summary));
    }
    nextToken = answer.nextToken;
  } while (nextToken !== undefined && found.size < ids.length);
  return found;
}

function executionOf(id: string, summary: PipelineExecutionSummary): ExecutionFacts {
  const { sourceRevisions = [], status = '', stopTrigger, trigger } = summary;
  return {
    id,
    status,
    digest: sourceRevisions.find(({ revisionId }) => revisionId?.startsWith('sha256:'))?.revisionId ?? null,
    trigger: trigger?.triggerType ?? null,
    stopReason: stopTrigger?.reason ?? null,
  };
}
