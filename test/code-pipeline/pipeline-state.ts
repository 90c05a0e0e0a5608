// The state of one pipeline: plain JSON data, independent of a definition, a clock or a network.

import type { TriggerType } from '@aws-sdk/client-codepipeline';

export type ExecutionStatus =
  | 'Cancelled'
  | 'Failed'
  | 'InProgress'
  | 'Stopped'
  | 'Stopping'
  | 'Succeeded'
  | 'Superseded';

export type ActionStatus = 'Abandoned' | 'Failed' | 'InProgress' | 'Succeeded';

export interface Trigger {
  /** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ExecutionTrigger.html */
  readonly triggerType: TriggerType;
  /** The ARN of the principal that started it. */
  readonly triggerDetail?: string;
}

/** Names to values. */
export type Values = Readonly<Record<string, string>>;

export interface PipelineState {
  readonly name: string;
  /** Grows with every change of the definition. */
  version: number;
  /** In start order. */
  readonly executions: Execution[];
  /** By name. A stage that no execution has reached has no entry. */
  readonly stages: Record<string, Stage>;
  readonly created: number;
  updated: number;
}

export interface Stage {
  /** IDs of the executions that wait to enter it, in the order of their arrival. */
  readonly inbound: string[];
  /** ID of the last execution that entered. */
  latest?: string;
  /** Set while the inbound transition is disabled. */
  disabled?: DisabledTransition;
  /** Action to the ID of the last execution that ran it. */
  readonly ran: Record<string, string>;
}

export interface DisabledTransition {
  readonly reason: string;
  readonly by?: string;
  readonly at: number;
}

export interface Execution {
  readonly id: string;
  readonly trigger: Trigger;
  readonly variables: Values;
  /** Source action to the requested revision. */
  readonly overrides: Values;
  readonly startedAt: number;
  updatedAt: number;
  status: ExecutionStatus;
  /** The current stage, the stage that it waits to enter, or the last stage of an ended execution. */
  stage: string;
  /** Namespace to output variables. */
  readonly outputs: Record<string, Values>;
  /** Source action to the revision that it read. */
  readonly revisions: Record<string, string>;
  /** All action runs, in start order. */
  readonly actions: ActionExecution[];
  /** Current attempt at the stage: action to its index in `actions`. */
  current: Record<string, number>;
  stopReason?: string;
  /** Whether the pipeline was changed after the execution ended. */
  isOutdated?: boolean;
}

export interface ActionExecution {
  readonly id: string;
  readonly stage: string;
  readonly name: string;
  /** With every variable resolved. */
  readonly configuration: Values;
  readonly startedAt: number;
  updatedAt: number;
  updatedBy?: string;
  status: ActionStatus;
  /** The number of jobs before the current one. */
  job: number;
  continuationToken?: string;
  outputVariables?: Values;
  externalExecutionId?: string;
  summary?: string;
  /** Why it failed. */
  message?: string;
}

export function stageOf(state: PipelineState, name: string): Stage {
  state.stages[name] ??= { inbound: [], ran: {} };
  return state.stages[name];
}

/** The actions of the current attempt at the stage. */
export function currentActions(execution: Execution): ActionExecution[] {
  return Object.values(execution.current).map((index) => execution.actions[index]!);
}

/** The last started run of an action in any execution. */
export function lastRun(
  state: PipelineState,
  stageName: string,
  actionName: string,
): { execution: Execution; action: ActionExecution } | undefined {
  const id = state.stages[stageName]?.ran[actionName];
  const execution = state.executions.find((candidate) => candidate.id === id);
  const runs = execution?.actions.filter(({ name, stage }) => stage === stageName && name === actionName) ?? [];
  return execution && { execution, action: runs.at(-1)! };
}

export function hasEnded({ status }: Execution): boolean {
  return status !== 'InProgress' && status !== 'Stopping';
}

export function isInbound(state: PipelineState, { id, stage }: Execution): boolean {
  return state.stages[stage]?.inbound.includes(id) ?? false;
}

/** A copy that shares immutable parts. */
export function cloneState(state: PipelineState): PipelineState {
  const stages: Record<string, Stage> = {};
  for (const name in state.stages) {
    const stage = state.stages[name]!;
    stages[name] = { ...stage, inbound: [...stage.inbound], ran: { ...stage.ran } };
  }
  return { ...state, executions: state.executions.map(cloneExecution), stages };
}

function cloneExecution(execution: Execution): Execution {
  return {
    ...execution,
    outputs: { ...execution.outputs },
    revisions: { ...execution.revisions },
    actions: execution.actions.map((action) => (action.status === 'InProgress' ? { ...action } : action)),
    current: { ...execution.current },
  };
}
