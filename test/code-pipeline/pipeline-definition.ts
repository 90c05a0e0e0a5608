import type { ActionDeclaration, PipelineDeclaration, StageDeclaration } from '@aws-sdk/client-codepipeline';
import { namespacesIn } from './variables';

/** A pipeline declaration, with precomputed lookups. */
export class PipelineDefinition {
  readonly stages: readonly StageDefinition[];

  constructor(readonly declaration: PipelineDeclaration) {
    const { executionMode = 'SUPERSEDED', name, pipelineType, stages = [] } = declaration;
    if (pipelineType !== 'V2') throw new Error(`${name}: only the type V2 is supported, got ${pipelineType}`);
    if (!['QUEUED', 'SUPERSEDED'].includes(executionMode)) {
      throw new Error(`${name}: only the modes SUPERSEDED and QUEUED are supported, got ${executionMode}`);
    }
    this.stages = stages.map((stage) => new StageDefinition(stage));
    this.stages.forEach((stage, index) => {
      const actions = stages.slice(index).flatMap((later) => later.actions ?? []);
      stage.namespaces = new Set(namespacesIn(actions.flatMap((action) => Object.values(action.configuration ?? {}))));
    });
  }

  get name(): string {
    return this.declaration.name!;
  }

  get isQueued(): boolean {
    return this.declaration.executionMode === 'QUEUED';
  }

  get sourceActions(): readonly ActionDeclaration[] {
    return this.stages[0]?.actions ?? [];
  }

  stage(name: string): StageDefinition | undefined {
    return this.stages.find((stage) => stage.name === name);
  }

  stageAfter(name: string): StageDefinition | undefined {
    return this.stages[this.stages.findIndex((stage) => stage.name === name) + 1];
  }
}

export class StageDefinition {
  readonly name: string;
  readonly actions: readonly ActionDeclaration[];
  /** Groups of parallel actions, in run order. */
  readonly runOrders: readonly (readonly ActionDeclaration[])[];
  /** Namespaces that the actions of this stage or of a later one refer to. */
  namespaces: ReadonlySet<string> = new Set();

  constructor({ actions = [], beforeEntry, name, onFailure, onSuccess }: StageDeclaration) {
    if (beforeEntry || onFailure || onSuccess) throw new Error(`${name}: conditions are not supported`);
    this.name = name!;
    this.actions = actions;
    const orders = [...new Set(actions.map(({ runOrder = 1 }) => runOrder))].sort((one, other) => one - other);
    this.runOrders = orders.map((order) => actions.filter(({ runOrder = 1 }) => runOrder === order));
  }

  action(name: string): ActionDeclaration | undefined {
    return this.actions.find((action) => action.name === name);
  }
}
