// A pipeline's state in the shapes of the AWS SDK.

import type {
  ActionExecutionDetail,
  GetPipelineStateOutput,
  PipelineExecution,
  PipelineExecutionSummary,
  StageState,
} from '@aws-sdk/client-codepipeline';
import { approvalToken } from './due-action';
import type { Scene } from './moves';
import type { StageDefinition } from './pipeline-definition';
import { type ActionExecution, type Execution, lastRun } from './pipeline-state';

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineExecution.html */
export function pipelineExecution(scene: Scene, execution: Execution): PipelineExecution {
  const { definition, state } = scene;
  return {
    pipelineName: state.name,
    pipelineVersion: state.version,
    pipelineExecutionId: execution.id,
    status: execution.status,
    executionMode: definition.isQueued ? 'QUEUED' : 'SUPERSEDED',
    executionType: 'STANDARD',
    trigger: execution.trigger,
    variables: Object.entries(execution.variables).map(([name, resolvedValue]) => ({ name, resolvedValue })),
    artifactRevisions: definition.sourceActions
      .filter(({ name }) => execution.revisions[name!])
      .map(({ name, outputArtifacts }) => ({
        name: outputArtifacts?.[0]?.name ?? name,
        revisionId: execution.revisions[name!],
        created: new Date(execution.startedAt),
      })),
  };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecutionSummary.html */
export function executionSummary({ definition }: Scene, execution: Execution): PipelineExecutionSummary {
  return {
    pipelineExecutionId: execution.id,
    status: execution.status,
    startTime: new Date(execution.startedAt),
    lastUpdateTime: new Date(execution.updatedAt),
    executionMode: definition.isQueued ? 'QUEUED' : 'SUPERSEDED',
    executionType: 'STANDARD',
    trigger: execution.trigger,
    stopTrigger: execution.stopReason === undefined ? undefined : { reason: execution.stopReason },
    sourceRevisions: Object.entries(execution.revisions).map(([actionName, revisionId]) => ({
      actionName,
      revisionId,
    })),
  };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GetPipelineState.html */
export function pipelineState(scene: Scene): GetPipelineStateOutput {
  const { definition, state } = scene;
  return {
    pipelineName: state.name,
    pipelineVersion: state.version,
    created: new Date(state.created),
    updated: new Date(state.updated),
    stageStates: definition.stages.map((stage) => stageState(scene, stage)),
  };
}

function stageState(scene: Scene, { actions, name }: StageDefinition): StageState {
  const { executions, stages } = scene.state;
  const { disabled, inbound = [], latest } = stages[name] ?? {};
  const execution = executions.find(({ id }) => id === latest);
  const inboundExecutions = inbound.map((id) => {
    return { pipelineExecutionId: id, status: 'InProgress', type: 'STANDARD' } as const;
  });
  return {
    stageName: name,
    inboundExecution: inboundExecutions[0],
    inboundExecutions,
    inboundTransitionState: disabled
      ? {
          enabled: false,
          lastChangedBy: disabled.by,
          lastChangedAt: new Date(disabled.at),
          disabledReason: disabled.reason,
        }
      : { enabled: true },
    actionStates: actions.map((action) => {
      const last = lastRun(scene.state, name, action.name!)?.action;
      const isApproval = action.actionTypeId?.category === 'Approval';
      return { actionName: action.name, latestExecution: last && actionState(scene, last, isApproval) };
    }),
    latestExecution: execution && {
      pipelineExecutionId: execution.id,
      status: stageStatus(execution, name),
      type: 'STANDARD',
    },
  };
}

/** An execution that left the stage succeeded in it. An execution can only be superseded before it enters a stage. */
function stageStatus({ stage, status }: Execution, name: string) {
  return stage !== name || status === 'Superseded' ? 'Succeeded' : status;
}

function actionState(scene: Scene, action: ActionExecution, isApproval: boolean) {
  return {
    actionExecutionId: action.id,
    status: action.status,
    summary: action.summary,
    lastStatusChange: new Date(action.updatedAt),
    token: isApproval && action.status === 'InProgress' ? approvalToken(scene, action) : undefined,
    lastUpdatedBy: action.updatedBy,
    externalExecutionId: action.externalExecutionId,
    errorDetails: errorDetails(action),
  };
}

function errorDetails({ message }: ActionExecution) {
  return message === undefined ? undefined : { code: 'JobFailed', message };
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ActionExecutionDetail.html */
export function actionDetails({ definition, state }: Scene, execution: Execution): ActionExecutionDetail[] {
  return execution.actions.map((action) => {
    const declaration = definition.stage(action.stage)?.action(action.name);
    return {
      pipelineExecutionId: execution.id,
      actionExecutionId: action.id,
      pipelineVersion: state.version,
      stageName: action.stage,
      actionName: action.name,
      startTime: new Date(action.startedAt),
      lastUpdateTime: new Date(action.updatedAt),
      updatedBy: action.updatedBy,
      status: action.status,
      input: {
        actionTypeId: declaration?.actionTypeId,
        configuration: declaration?.configuration,
        resolvedConfiguration: { ...action.configuration },
        roleArn: declaration?.roleArn,
        region: declaration?.region,
        namespace: declaration?.namespace,
      },
      output: {
        executionResult: {
          externalExecutionId: action.externalExecutionId,
          externalExecutionSummary: action.summary,
          errorDetails: errorDetails(action),
        },
        outputVariables: action.outputVariables && { ...action.outputVariables },
      },
    };
  });
}
