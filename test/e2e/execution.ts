import {
  CodePipelineClient,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  type StageRetryMode,
} from '@aws-sdk/client-codepipeline';
import type { Execution as ExecutionState } from '../code-pipeline/pipeline-state';
import { type Actor, administrator, clientOf } from './aws';
import type { PipelinePlayer } from './pipeline-player';

/** Where a pipeline is. */
export interface PipelinePlace {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

/** An approval that waits. */
export interface Approval {
  readonly stage: string;
  readonly action: string;
  /** CustomData: what the approver reads. */
  readonly text: string;
  readonly notificationArn?: string;
  readonly token: string;
}

/** One execution of a pipeline, as it is now. */
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

  /** `stage/action: message` of the action that failed last, unless the execution goes on. */
  get failure(): string | undefined {
    const failed = this.state.actions.filter(({ status }) => status === 'Failed').at(-1);
    return this.status === 'Failed' && failed ? `${failed.stage}/${failed.name}: ${failed.message}` : undefined;
  }

  /** Why somebody has stopped it. */
  get stopReason(): string | undefined {
    return this.state.stopReason;
  }

  /** `stage/action` of all that ran, in order. */
  get ran(): string[] {
    return this.state.actions.map(({ name, stage }) => `${stage}/${name}`);
  }

  /** In front of which stage it waits. */
  get waitsInFrontOf(): string | undefined {
    const { stage } = this.state;
    return this.pipelineState.stages[stage]?.inbound.includes(this.id) ? stage : undefined;
  }

  /** What waits for an approval now. */
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

  /** Approves what waits, and plays on. */
  async approve(by: Actor = administrator(this.pipeline.account), approval = this.approval): Promise<void> {
    if (!approval) throw new Error(`execution ${this.id}: nothing waits for an approval, it is ${this.status}`);
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

  /** Retries the stage, and plays on. */
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
