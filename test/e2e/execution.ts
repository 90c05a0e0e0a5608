import {
  CodePipelineClient,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  type StageRetryMode,
} from '@aws-sdk/client-codepipeline';
import type { Execution as ExecutionState } from '../code-pipeline/pipeline-state';
import { type Actor, administrator, clientOf } from './aws';
import type { PipelinePlayer } from './pipeline-player';

/** The location of a pipeline. */
export interface PipelinePlace {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

/** A pending approval. */
export interface Approval {
  readonly stage: string;
  readonly action: string;
  /** CustomData: the text that the approver sees. */
  readonly text: string;
  readonly notificationArn?: string;
  readonly token: string;
}

/** The current state of one execution of a pipeline. */
export class Execution {
  constructor(
    private readonly player: PipelinePlayer,
    readonly pipeline: PipelinePlace,
    readonly id: string,
  ) {}

  get status(): string {
    return this.state.status;
  }

  get trigger(): string {
    return this.state.trigger.triggerType;
  }

  /** `stage/action: message` of the latest failed action, unless the execution continues. */
  get failure(): string | undefined {
    const failed = this.state.actions.filter(({ status }) => status === 'Failed').at(-1);
    return this.status === 'Failed' && failed ? `${failed.stage}/${failed.name}: ${failed.message}` : undefined;
  }

  /** The reason why it was stopped. */
  get stopReason(): string | undefined {
    return this.state.stopReason;
  }

  /** `stage/action` of every action that ran, in order. */
  get ran(): string[] {
    return this.state.actions.map(({ name, stage }) => `${stage}/${name}`);
  }

  /** The stage in front of which it is waiting. */
  get waitsInFrontOf(): string | undefined {
    const { stage } = this.state;
    return this.pipelineState.stages[stage]?.inbound.includes(this.id) ? stage : undefined;
  }

  /** The pending approval. */
  get approval(): Approval | undefined {
    const due = this.player
      .codePipeline(this.pipeline)
      .due()
      .find(({ pipelineExecutionId, token }) => token && pipelineExecutionId === this.id);
    const { CustomData = '', NotificationArn } = due?.configuration ?? {};
    return (
      due && {
        stage: due.stageName,
        action: due.actionName,
        text: CustomData,
        notificationArn: NotificationArn,
        token: due.token!,
      }
    );
  }

  /** Approves the pending approval, and continues the simulation. */
  async approve(by: Actor = administrator(this.pipeline.account), approval = this.approval): Promise<void> {
    if (!approval) throw new Error(`execution ${this.id}: no approval is pending, the status is ${this.status}`);
    await clientOf(CodePipelineClient, this.player.emulator, by, this.pipeline.region).send(
      new PutApprovalResultCommand({
        pipelineName: this.pipeline.name,
        stageName: approval.stage,
        actionName: approval.action,
        token: approval.token,
        result: { status: 'Approved', summary: '' },
      }),
    );
    await this.player.play();
  }

  /** Retries the stage, and continues the simulation. */
  async retry(stageName: string, retryMode: StageRetryMode): Promise<void> {
    const input = { pipelineName: this.pipeline.name, pipelineExecutionId: this.id, stageName, retryMode };
    const client = clientOf(CodePipelineClient, this.player.emulator, administrator(this.pipeline.account));
    await client.send(new RetryStageExecutionCommand(input));
    await this.player.play();
  }

  private get pipelineState() {
    return this.player.codePipeline(this.pipeline).pipelines[this.pipeline.name]!;
  }

  private get state(): ExecutionState {
    return this.pipelineState.executions.find(({ id }) => id === this.id)!;
  }
}
