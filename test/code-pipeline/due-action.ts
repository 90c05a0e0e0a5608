import type { ActionTypeId } from '@aws-sdk/client-codepipeline';
import type { Scene } from './moves';
import type { ActionExecution, Execution, Values } from './pipeline-state';

/** An action that is in progress and must be ended by the caller. */
export interface DueAction {
  readonly pipelineName: string;
  readonly pipelineExecutionId: string;
  readonly stageName: string;
  readonly actionName: string;
  readonly actionExecutionId: string;
  readonly actionTypeId: ActionTypeId;
  /** With every variable resolved. */
  readonly configuration: Values;
  readonly roleArn?: string;
  readonly region?: string;
  /** Source action: the requested revision. */
  readonly revision?: string;
  /** Invoke action: its job. */
  readonly job?: { readonly id: string; readonly continuationToken?: string };
  /** Approval: the token for PutApprovalResult. */
  readonly token?: string;
}

/** An action in progress, with its execution and pipeline. */
export interface Running {
  readonly scene: Scene;
  readonly execution: Execution;
  readonly action: ActionExecution;
}

export function dueAction({ action, execution, scene }: Running): DueAction {
  const { actionTypeId, region, roleArn } = scene.definition.stage(action.stage)!.action(action.name)!;
  const { category } = actionTypeId!;
  return {
    pipelineName: scene.state.name,
    pipelineExecutionId: execution.id,
    stageName: action.stage,
    actionName: action.name,
    actionExecutionId: action.id,
    actionTypeId: actionTypeId!,
    configuration: action.configuration,
    roleArn,
    region,
    revision: category === 'Source' ? execution.overrides[action.name] : undefined,
    job: category === 'Invoke' ? { id: jobId(scene, action), continuationToken: action.continuationToken } : undefined,
    token: category === 'Approval' ? approvalToken(scene, action) : undefined,
  };
}

export function jobId({ idOf }: Scene, { id, job }: ActionExecution): string {
  return idOf(`${id}/job/${job + 1}`);
}

export function approvalToken({ idOf }: Scene, { id }: ActionExecution): string {
  return idOf(`${id}/token`);
}
