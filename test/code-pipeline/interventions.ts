// Operations on executions: stop, retry, answer an approval, disable a transition.

import { CodePipelineError } from './code-pipeline-error';
import { approvalToken } from './due-action';
import { advance, endAction, type Scene, settle } from './moves';
import {
  type ActionExecution,
  currentActions,
  type Execution,
  hasEnded,
  isInbound,
  type PipelineState,
  stageOf,
} from './pipeline-state';

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StopPipelineExecution.html */
const LONGEST_STOP_REASON = 200;

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_DisableStageTransition.html */
const TRANSITION_REASON = /^[a-zA-Z0-9!@ ().*?-]{1,300}$/;

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-stop.html */
export function stop(scene: Scene, id: string, options: { abandon?: boolean; reason?: string }): void {
  const { abandon = false, reason } = options;
  const execution = executionOf(scene.state, id);
  if (reason !== undefined && reason.length > LONGEST_STOP_REASON) {
    throw new CodePipelineError(
      'ValidationException',
      `reason: has ${reason.length} characters, at most 200 are allowed`,
    );
  }
  if (hasEnded(execution)) {
    throw new CodePipelineError('PipelineExecutionNotStoppableException', `${id}: is ${execution.status}`);
  }
  if (execution.status === 'Stopping' && !abandon) {
    throw new CodePipelineError('DuplicatedStopRequestException', `${id}: is being stopped`);
  }
  execution.stopReason = reason;
  execution.updatedAt = scene.now;
  if (isInbound(scene.state, execution)) leaveFront(scene.state, execution);
  else if (abandon) abandonActions(scene, execution);
  execution.status = currentActions(execution).some(isInProgress) ? 'Stopping' : 'Stopped';
  settle(scene);
}

function leaveFront(state: PipelineState, { id, stage }: Execution): void {
  const { inbound } = stageOf(state, stage);
  inbound.splice(inbound.indexOf(id), 1);
}

export function abandonActions({ now }: Scene, execution: Execution): void {
  for (const action of currentActions(execution).filter(isInProgress)) {
    Object.assign(action, { status: 'Abandoned', updatedAt: now });
  }
}

/**
 * Restarts the unsuccessful actions, or all of them, of a stage that failed or in which the execution was stopped.
 *
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-retry.html
 * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_RetryStageExecution.html
 */
export function retry(scene: Scene, id: string, stageName: string, mode: 'ALL_ACTIONS' | 'FAILED_ACTIONS'): void {
  const refusal = whyNotRetryable(scene.state, id, stageName, mode);
  if (refusal) throw refusal;
  const execution = executionOf(scene.state, id);
  for (const { name, status } of currentActions(execution)) {
    if (mode === 'ALL_ACTIONS' || isUnsuccessful(status)) delete execution.current[name];
  }
  Object.assign(execution, { status: 'InProgress', stopReason: undefined, updatedAt: scene.now });
  advance(scene, execution);
  settle(scene);
}

/** Undefined if the stage can be retried in this mode. */
export function whyNotRetryable(
  state: PipelineState,
  id: string,
  stageName: string,
  mode: 'ALL_ACTIONS' | 'FAILED_ACTIONS',
): CodePipelineError | undefined {
  const execution = executionOf(state, id);
  if (state.stages[stageName]?.latest !== id) {
    return new CodePipelineError('NotLatestPipelineExecutionException', `${stageName}: another execution has entered`);
  }
  const notRetryable = (why: string) => new CodePipelineError('StageNotRetryableException', `${stageName}: ${why}`);
  if (execution.stage !== stageName || isInbound(state, execution)) return notRetryable(`${id} is not in it`);
  if (execution.status !== 'Failed' && execution.status !== 'Stopped') return notRetryable(`is ${execution.status}`);
  if (execution.isOutdated) return notRetryable('the pipeline was changed since');
  const actions = currentActions(execution);
  if (mode === 'ALL_ACTIONS') return actions.some(isInProgress) ? notRetryable('an action is in progress') : undefined;
  return actions.some(({ status }) => isUnsuccessful(status)) ? undefined : notRetryable('no action has failed');
}

/** Whether nothing can change the execution any longer: not even its last stage can be retried. */
export function isFinal(state: PipelineState, execution: Execution): boolean {
  if (!hasEnded(execution) || currentActions(execution).some(isInProgress)) return false;
  const { id, stage } = execution;
  const modes = ['ALL_ACTIONS', 'FAILED_ACTIONS'] as const;
  return modes.every((mode) => whyNotRetryable(state, id, stage, mode) !== undefined);
}

export interface ApprovalAnswer {
  readonly token: string;
  readonly isApproved: boolean;
  readonly summary: string;
  readonly by?: string;
}

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutApprovalResult.html */
export function answerApproval(
  scene: Scene,
  asked: { execution: Execution; action: ActionExecution } | undefined,
  { by, isApproved, summary, token }: ApprovalAnswer,
): void {
  if (!asked || approvalToken(scene, asked.action) !== token) {
    throw new CodePipelineError('InvalidApprovalTokenException', 'the token does not match the approval');
  }
  const { action, execution } = asked;
  if (action.status !== 'InProgress') {
    throw new CodePipelineError('ApprovalAlreadyCompletedException', `the approval is ${action.status}`);
  }
  const outcome = isApproved
    ? ({ status: 'Succeeded' } as const)
    : ({ status: 'Failed', message: 'Rejected' } as const);
  endAction(scene, execution, action, { ...outcome, summary, updatedBy: by });
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/transitions.html */
export function disableTransition(scene: Scene, stageName: string, reason: string, by?: string): void {
  if (!TRANSITION_REASON.test(reason)) {
    throw new CodePipelineError('ValidationException', `reason: must match ${TRANSITION_REASON}, got ${reason}`);
  }
  stageOf(scene.state, stageName).disabled = { reason, by, at: scene.now };
}

export function enableTransition(scene: Scene, stageName: string): void {
  delete stageOf(scene.state, stageName).disabled;
  settle(scene);
}

export function executionOf(state: PipelineState, id: string): Execution {
  const execution = state.executions.find((candidate) => candidate.id === id);
  if (!execution) throw new CodePipelineError('PipelineExecutionNotFoundException', `${id}: not found`);
  return execution;
}

const isInProgress = ({ status }: ActionExecution) => status === 'InProgress';

const isUnsuccessful = (status: string) => status === 'Abandoned' || status === 'Failed';
