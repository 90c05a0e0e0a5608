import { isFinal } from './interventions';
import type { PipelineDefinition } from './pipeline-definition';
import { currentActions, type Execution, type PipelineState } from './pipeline-state';

/**
 * Everything that can affect the future, on one line: two states with the same key have the same future.
 *
 * Omits times, principals, failure messages, the number of continuations and retries, variables that no later action
 * refers to, and everything about finished executions except whether they succeeded.
 */
export function keyOf(definition: PipelineDefinition, state: PipelineState): string {
  const executions = state.executions.map((execution) => keyOfExecution(definition, state, execution));
  const stages = definition.stages.map(({ name }) => {
    const stage = state.stages[name];
    return stage ? `${stage.disabled ? '!' : ''}${stage.inbound.join()}` : '';
  });
  return `${state.name} v${state.version} ${executions.join(' ')} ${stages.join('|')}`;
}

function keyOfExecution(definition: PipelineDefinition, state: PipelineState, execution: Execution): string {
  const { id, outputs, overrides, revisions, stage, status, trigger, variables } = execution;
  if (isFinal(state, execution)) return `${id}${status === 'Succeeded' ? '.' : '-'}`;
  const needed = definition.stage(stage)?.namespaces;
  const actions = currentActions(execution).map((action) => {
    return `${action.name}:${action.status}${action.continuationToken ? `(${action.continuationToken})` : ''}`;
  });
  return JSON.stringify([
    id,
    status,
    stage,
    actions.sort(),
    Object.entries(outputs).filter(([namespace]) => needed?.has(namespace)),
    [overrides, revisions, trigger.triggerType, variables],
  ]);
}
