// What CodePipeline does by itself: an execution enters a stage, its actions start in order, it continues or ends.

import type { ActionDeclaration } from '@aws-sdk/client-codepipeline';
import type { PipelineDefinition, StageDefinition } from './pipeline-definition';
import {
  type ActionExecution,
  currentActions,
  type Execution,
  isInbound,
  type PipelineState,
  stageOf,
} from './pipeline-state';
import { resolveConfiguration } from './variables';

/** The context of a move: a pipeline, its state, the time and an ID generator. */
export interface Scene {
  readonly definition: PipelineDefinition;
  readonly state: PipelineState;
  readonly now: number;
  /** Maps a unique seed to an ID. */
  readonly idOf: (seed: string) => string;
}

/** The execution waits to enter the stage, or has ended. */
export function arrive({ now, state }: Scene, execution: Execution, stage: StageDefinition | undefined): void {
  execution.updatedAt = now;
  if (!stage) {
    execution.status = 'Succeeded';
    return;
  }
  execution.stage = stage.name;
  execution.current = {};
  stageOf(state, stage.name).inbound.push(execution.id);
}

/**
 * Makes all possible moves. A stage is locked while an execution is in it. In SUPERSEDED mode, the newest waiting
 * execution supersedes the others. In QUEUED mode, executions enter in the order of their arrival. A disabled
 * transition keeps executions out, but they can still be superseded.
 *
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
 */
export function settle(scene: Scene): void {
  while (scene.definition.stages.some((stage) => supersede(scene, stage) || enter(scene, stage)));
}

function supersede({ definition, now, state }: Scene, { name }: StageDefinition): boolean {
  const inbound = state.stages[name]?.inbound ?? [];
  if (definition.isQueued || inbound.length < 2) return false;
  const waiting = state.executions.filter(({ id }) => inbound.includes(id));
  for (const older of waiting.slice(0, -1)) {
    older.status = 'Superseded';
    older.updatedAt = now;
  }
  inbound.splice(0, inbound.length, waiting.at(-1)!.id);
  return true;
}

function enter(scene: Scene, { name }: StageDefinition): boolean {
  const stage = scene.state.stages[name];
  if (!stage?.inbound.length || stage.disabled || isLocked(scene.state, name)) return false;
  const id = stage.inbound.shift()!;
  stage.latest = id;
  advance(scene, scene.state.executions.find((execution) => execution.id === id)!);
  return true;
}

/** While one of the stage's actions is in progress. */
export function isLocked(state: PipelineState, stageName: string): boolean {
  const execution = state.executions.find(({ id }) => id === state.stages[stageName]?.latest);
  return execution !== undefined && execution.stage === stageName && isWorking(state, execution);
}

function isWorking(state: PipelineState, execution: Execution): boolean {
  return !isInbound(state, execution) && currentActions(execution).some(({ status }) => status === 'InProgress');
}

/**
 * Starts the next actions in the execution's stage, or lets the execution leave the stage.
 *
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html: actions with the same run
 * order run in parallel, those with a greater one after them.
 */
export function advance(scene: Scene, execution: Execution): void {
  const stage = scene.definition.stage(execution.stage)!;
  for (const actions of stage.runOrders) {
    for (const action of actions) {
      if (execution.current[action.name!] === undefined) startAction(scene, execution, action);
    }
    if (judge(scene, execution)) return;
    if (currentActions(execution).some(({ status }) => status !== 'Succeeded')) return;
  }
  arrive(scene, execution, scene.definition.stageAfter(stage.name));
}

/** Whether an action, and therefore the execution, has failed. */
function judge({ now }: Scene, execution: Execution): boolean {
  const hasFailed = currentActions(execution).some(({ status }) => status === 'Failed');
  if (hasFailed && execution.status !== 'Failed') {
    execution.status = 'Failed';
    execution.updatedAt = now;
  }
  return hasFailed;
}

function startAction(scene: Scene, execution: Execution, declaration: ActionDeclaration): void {
  const { idOf, now, state } = scene;
  const { stage } = execution;
  const name = declaration.name!;
  const earlier = execution.actions.filter((action) => action.stage === stage && action.name === name).length;
  const action = { id: idOf(`${execution.id}/${stage}/${name}/${earlier + 1}`), stage, name, startedAt: now };
  const begun = { updatedAt: now, job: 0 } as const;
  execution.current[name] = execution.actions.length;
  stageOf(state, stage).ran[name] = execution.id;
  const namespaces = {
    ...execution.outputs,
    variables: execution.variables,
    codepipeline: { PipelineExecutionId: execution.id },
  };
  try {
    const configuration = resolveConfiguration(declaration.configuration ?? {}, namespaces);
    execution.actions.push({ ...action, ...begun, configuration, status: 'InProgress' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    execution.actions.push({ ...action, ...begun, configuration: {}, status: 'Failed', message });
  }
}

/** The result of an action. */
export type Outcome = Pick<ActionExecution, 'externalExecutionId' | 'message' | 'outputVariables' | 'summary'> & {
  readonly status: 'Failed' | 'Succeeded';
  readonly updatedBy?: string;
  /** The revision that a source action read. */
  readonly revision?: string;
};

/** Ends an action that is in progress, and makes all possible moves. */
export function endAction(
  scene: Scene,
  execution: Execution,
  action: ActionExecution,
  { revision, ...outcome }: Outcome,
): void {
  Object.assign(action, outcome, { updatedAt: scene.now });
  const { namespace } = scene.definition.stage(action.stage)!.action(action.name)!;
  if (outcome.status === 'Succeeded') {
    if (namespace) execution.outputs[namespace] = outcome.outputVariables ?? {};
    if (revision) execution.revisions[action.name] = revision;
  }
  if (execution.status === 'Stopping') finishStopping(scene, execution);
  else if (!judge(scene, execution)) advance(scene, execution);
  settle(scene);
}

/** A stop without abandon takes effect when no action in the stage is in progress. */
function finishStopping({ now, state }: Scene, execution: Execution): void {
  if (isWorking(state, execution)) return;
  execution.status = 'Stopped';
  execution.updatedAt = now;
}
