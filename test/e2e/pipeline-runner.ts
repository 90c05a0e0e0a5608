import { randomUUID } from 'node:crypto';
import {
  type ActionDeclaration,
  CodePipelineClient,
  GetPipelineCommand,
  type PipelineDeclaration,
  type StageDeclaration,
} from '@aws-sdk/client-codepipeline';
import type { Emulator } from '../emulator/emulator';
import { type Actor, administrator, assumeRole, awsService, clientOf } from './aws';
import { type ActionContext, type Approval, runAction } from './pipeline-actions';
import { resolveVariables, type Variables } from './pipeline-variables';

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const LONGEST_VALUE = 1000;

export interface StartOptions {
  /** Source revision override. @default - what the tag of the source action points to */
  readonly digest?: string;
  readonly variables?: Record<string, string>;
  /** What started it. @default CloudWatchEvent - the event of a push */
  readonly triggerType?: string;
}

/** One execution of a pipeline: a stand-in for CodePipeline that takes the pipeline's own definition as its script. */
export class Execution {
  /** Reads the applied pipeline, and runs it until it waits for an approval or ends. */
  static async start(emulator: Emulator, pipelineArn: string, options: StartOptions = {}): Promise<Execution> {
    const [, , , , accountId = '', name = ''] = pipelineArn.split(':');
    const codePipeline = clientOf(CodePipelineClient, emulator, administrator(accountId));
    const { pipeline } = await codePipeline.send(new GetPipelineCommand({ name }));
    if (!pipeline) throw new Error(`${pipelineArn}: no such pipeline`);
    const service = awsService('codepipeline.amazonaws.com', pipelineArn);
    const role = await assumeRole(emulator, service, pipeline.roleArn ?? '', 'codepipeline');
    const execution = new Execution(emulator, accountId, pipeline, role, options);
    const { triggerType = 'CloudWatchEvent' } = options;
    const begun = { pipelineName: name, pipelineExecutionId: execution.id, trigger: { triggerType } };
    await emulator.beginExecution(begun);
    await execution.continue();
    return execution;
  }

  readonly id = randomUUID();
  status: 'InProgress' | 'Succeeded' | 'Failed' = 'InProgress';
  /** `stage/action: message` of the action that failed. */
  failure?: string;
  /** What waits for an approval now. */
  approval?: Approval;
  /** `stage/action` of all that ran, in order. */
  readonly ran: string[] = [];
  /** Stages whose entry condition was not met. */
  readonly skipped: string[] = [];

  private readonly variables: Variables;
  private readonly actions: { stage: StageDeclaration; action: ActionDeclaration }[];
  private readonly context: ActionContext;

  private constructor(
    emulator: Emulator,
    accountId: string,
    pipeline: PipelineDeclaration,
    role: Actor,
    { digest, variables = {} }: StartOptions,
  ) {
    const defaults = (pipeline.variables ?? []).map(({ name, defaultValue }) => [name, defaultValue]);
    this.variables = {
      codepipeline: { PipelineExecutionId: this.id },
      variables: { ...Object.fromEntries(defaults), ...variables },
    };
    this.actions = (pipeline.stages ?? []).flatMap((stage) => inOrder(stage).map((action) => ({ stage, action })));
    this.context = { emulator, accountId, pipeline, role, digest, artifacts: new Map() };
  }

  /** Ends the waiting approval, and runs until the next one or the end. */
  async approve(): Promise<void> {
    if (!this.approval) throw new Error(`execution ${this.id}: nothing waits for an approval, it is ${this.status}`);
    this.approval = undefined;
    await this.continue();
  }

  private async continue(): Promise<void> {
    while (this.actions.length > 0 && this.status === 'InProgress' && !this.approval) {
      const { stage, action } = this.actions.shift()!;
      if (this.skipped.includes(stage.name!)) continue;
      if (!this.ran.some((ran) => ran.startsWith(`${stage.name}/`)) && !this.mayEnter(stage)) {
        this.skipped.push(stage.name!);
        continue;
      }
      await this.run(stage, action);
    }
    if (this.actions.length === 0 && this.status === 'InProgress' && !this.approval) this.status = 'Succeeded';
  }

  private async run(stage: StageDeclaration, action: ActionDeclaration): Promise<void> {
    const name = `${stage.name}/${action.name}`;
    this.ran.push(name);
    try {
      const result = await runAction(this.context, action, this.configurationOf(action));
      if (action.namespace) this.variables[action.namespace] = result.outputVariables ?? {};
      if (result.approval) this.approval = { ...result.approval, stage: stage.name! };
    } catch (error) {
      this.status = 'Failed';
      this.failure = `${name}: ${error instanceof Error ? error.message : error}`;
    }
  }

  private configurationOf(action: ActionDeclaration): Record<string, string> {
    const entries = Object.entries(action.configuration ?? {}).map(([key, value]) => {
      const resolved = resolveVariables(value, this.variables);
      if (resolved.length > LONGEST_VALUE) {
        throw new Error(`${key}: has ${resolved.length} characters; at most ${LONGEST_VALUE} are allowed`);
      }
      return [key, resolved];
    });
    return Object.fromEntries(entries);
  }

  /** An entry condition whose rules are not met skips the stage. */
  private mayEnter(stage: StageDeclaration): boolean {
    const conditions = stage.beforeEntry?.conditions ?? [];
    return conditions.every(({ result, rules = [] }) => {
      if (result !== 'SKIP') throw new Error(`${stage.name}: SKIP is the only result played here, got ${result}`);
      return rules.every(({ ruleTypeId, configuration = {} }) => {
        const { Variable = '', Operator, Value = '' } = configuration;
        if (ruleTypeId?.provider !== 'VariableCheck' || Operator !== 'MATCHES') {
          throw new Error(`${stage.name}: VariableCheck with MATCHES is the only rule played here, got ${Operator}`);
        }
        return new RegExp(Value).test(resolveVariables(Variable, this.variables));
      });
    });
  }
}

function inOrder({ actions = [] }: StageDeclaration): ActionDeclaration[] {
  return [...actions].sort((one, other) => (one.runOrder ?? 1) - (other.runOrder ?? 1));
}
