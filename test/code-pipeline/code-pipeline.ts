import type { PipelineDeclaration } from '@aws-sdk/client-codepipeline';
import { CodePipelineError } from './code-pipeline-error';
import { type DueAction, dueAction, type Running } from './due-action';
import { abandonActions } from './interventions';
import { arrive, endAction, type Outcome, type Scene, settle } from './moves';
import { call } from './operations';
import { PipelineDefinition } from './pipeline-definition';
import {
  cloneState,
  currentActions,
  type Execution,
  hasEnded,
  type PipelineState,
  type Trigger,
  type Values,
} from './pipeline-state';
import { keyOf } from './state-key';

export interface Start {
  /** @default StartPipelineExecution */
  readonly trigger?: Trigger;
  readonly variables?: Values;
  /** Source action to the digest to read. */
  readonly sourceRevisions?: Values;
}

/**
 * CodePipeline V2, synchronous and without its own clock or randomness. README.md describes what it simulates.
 *
 * All effects of a method happen before it returns: executions enter stages, actions start, newer executions supersede
 * older ones.
 */
export class CodePipeline {
  /** Milliseconds since 1970. The caller sets it. */
  now = 0;
  private readonly definitions: Map<string, PipelineDefinition>;
  private readonly states: Map<string, PipelineState>;

  /** @param idOf maps a unique seed to an ID. By default, the seed is the ID. */
  constructor(
    private readonly idOf: (seed: string) => string = (seed) => seed,
    other?: CodePipeline,
  ) {
    this.definitions = new Map(other?.definitions);
    this.states = new Map([...(other?.states ?? [])].map(([name, state]) => [name, cloneState(state)]));
    this.now = other?.now ?? 0;
  }

  /** An independent copy. */
  fork(): CodePipeline {
    return new CodePipeline(this.idOf, this);
  }

  /** States with the same key have the same future. */
  get key(): string {
    return [...this.states].map(([name, state]) => keyOf(this.definitions.get(name)!, state)).join('\n');
  }

  /** The states by pipeline name, as plain data. */
  get pipelines(): Readonly<Record<string, PipelineState>> {
    return Object.fromEntries(this.states);
  }

  /**
   * Creates a pipeline, which CodePipeline then starts.
   *
   * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-about-starting.html
   */
  create(declaration: PipelineDeclaration, by?: string): string {
    this.add(declaration);
    return this.start(declaration.name!, { trigger: { triggerType: 'CreatePipeline', triggerDetail: by } });
  }

  /** A pipeline that was created long ago. */
  add(declaration: PipelineDeclaration): void {
    const definition = new PipelineDefinition(declaration);
    this.definitions.set(definition.name, definition);
    const state = {
      name: definition.name,
      version: 1,
      executions: [],
      stages: {},
      created: this.now,
      updated: this.now,
    };
    this.states.set(definition.name, state);
  }

  /**
   * Changes the definition. Executions in or before a removed stage are canceled, and ended executions can no longer be
   * retried. That the others continue is an assumption.
   *
   * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineExecution.html
   */
  update(declaration: PipelineDeclaration): void {
    const definition = new PipelineDefinition(declaration);
    this.scene(definition.name);
    this.definitions.set(definition.name, definition);
    const scene = this.scene(definition.name);
    scene.state.version += 1;
    scene.state.updated = this.now;
    for (const execution of scene.state.executions) {
      if (hasEnded(execution)) execution.isOutdated = true;
      else if (!definition.stage(execution.stage)) {
        abandonActions(scene, execution);
        Object.assign(execution, { status: 'Cancelled', updatedAt: this.now });
      }
    }
    for (const stage of Object.keys(scene.state.stages)) {
      if (!definition.stage(stage)) delete scene.state.stages[stage];
    }
    settle(scene);
  }

  delete(name: string): void {
    this.definitions.delete(name);
    this.states.delete(name);
  }

  /**
   * Starts an execution and returns its ID.
   * https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
   */
  start(name: string, { sourceRevisions = {}, trigger, variables = {} }: Start = {}): string {
    const scene = this.scene(name);
    const { definition, state } = scene;
    for (const action of Object.keys(sourceRevisions)) {
      if (!definition.sourceActions.some((source) => source.name === action)) {
        throw new CodePipelineError('ValidationException', `sourceRevisions: ${name} has no source action ${action}`);
      }
    }
    const execution: Execution = {
      id: this.idOf(`${name}/${state.executions.length + 1}`),
      trigger: trigger ?? { triggerType: 'StartPipelineExecution' },
      variables: resolvedVariables(definition, variables),
      overrides: sourceRevisions,
      startedAt: this.now,
      updatedAt: this.now,
      status: 'InProgress',
      stage: '',
      outputs: {},
      revisions: {},
      actions: [],
      current: {},
    };
    state.executions.push(execution);
    arrive(scene, execution, definition.stages[0]);
    settle(scene);
    return execution.id;
  }

  /** The actions in progress, including approvals, that must be ended, in the order of pipelines and executions. */
  due(): DueAction[] {
    return this.running().map(dueAction);
  }

  /** Ends an action that is due. Throws if it is no longer in progress, because its execution was stopped. */
  end(actionExecutionId: string, outcome: Outcome): void {
    const found = this.running().find(({ action }) => action.id === actionExecutionId);
    if (!found) throw new Error(`${actionExecutionId}: not in progress`);
    endAction(found.scene, found.execution, found.action, outcome);
  }

  /** Calls an operation of the API, with input and output in the shapes of the AWS SDK. */
  call(operation: string, input: object, caller?: string): object {
    return call(this, operation, input, caller);
  }

  running(): Running[] {
    return [...this.states.values()].flatMap((state) => {
      const scene = this.scene(state.name);
      return state.executions.flatMap((execution) =>
        currentActions(execution)
          .filter(({ status }) => status === 'InProgress')
          .map((action) => ({ scene, execution, action })),
      );
    });
  }

  scene(name: string): Scene {
    const [definition, state] = [this.definitions.get(name), this.states.get(name)];
    if (!definition || !state) throw new CodePipelineError('PipelineNotFoundException', `${name}: not found`);
    return { definition, state, now: this.now, idOf: this.idOf };
  }
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html#reference-variables-workflow */
function resolvedVariables({ declaration, name }: PipelineDefinition, given: Values): Values {
  const declared = declaration.variables ?? [];
  const unknown = Object.keys(given).filter((key) => !declared.some((variable) => variable.name === key));
  if (unknown.length > 0) throw new CodePipelineError('ValidationException', `${name}: has no variable ${unknown}`);
  const resolved = declared.map((variable) => {
    const value = given[variable.name!] ?? variable.defaultValue;
    if (!value) throw new CodePipelineError('ValidationException', `${name}: ${variable.name} has no value`);
    return [variable.name, value];
  });
  return Object.fromEntries(resolved);
}
