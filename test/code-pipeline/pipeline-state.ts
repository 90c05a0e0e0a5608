// The state of one pipeline: plain JSON data. Nothing here knows a definition, a clock or a network.

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
  /** The ARN of whoever or whatever has started it. */
  readonly triggerDetail?: string;
}

/** Names to values. */
export type Values = Readonly<Record<string, string>>;

export interface PipelineState {
  readonly name: string;
  /** Grows with every change of the definition. */
  version: number;
  /** In the order in which they were started. */
  readonly executions: Execution[];
  /** By name. A stage that nothing has reached yet has no entry. */
  readonly stages: Record<string, Stage>;
  readonly created: number;
  updated: number;
}

export interface Stage {
  /** Ids of the executions that wait in front of it, in the order in which they have come. */
  readonly inbound: string[];
  /** Id of the execution that has entered last. */
  latest?: string;
  /** While the inbound transition is disabled. */
  disabled?: DisabledTransition;
  /** Action to the id of the execution that has run it last. */
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
  /** Source action to the revision that the start has asked for. */
  readonly overrides: Values;
  readonly startedAt: number;
  updatedAt: number;
  status: ExecutionStatus;
  /** Where it is, or in front of which it waits; of what has ended, where it was last. */
  stage: string;
  /** Namespace to output variables. */
  readonly outputs: Record<string, Values>;
  /** Source action to the revision that it has read. */
  readonly revisions: Record<string, string>;
  /** All that ran, in the order in which it was started. */
  readonly actions: ActionExecution[];
  /** Of the present attempt at the stage: action to its index in `actions`. */
  current: Record<string, number>;
  stopReason?: string;
  /** Whether the pipeline was changed after it ended. */
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
  /** How many jobs were given out before the present one. */
  job: number;
  continuationToken?: string;
  outputVariables?: Values;
  externalExecutionId?: string;
  summary?: string;
  /** Why it has failed. */
  message?: string;
}

export function stageOf(state: PipelineState, name: string): Stage {
  state.stages[name] ??= { inbound: [], ran: {} };
  return state.stages[name];
}

/** The actions of the present attempt at the stage. */
export function currentActions(execution: Execution): ActionExecution[] {
  return Object.values(execution.current).map((index) => execution.actions[index]!);
}

/** The run of an action that started last, whatever execution it was of. */
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

/** A copy that shares what cannot change any more. */
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
