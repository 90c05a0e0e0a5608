import {
  type ActionExecutionDetail,
  CodePipelineClient,
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  GetPipelineExecutionCommand,
  GetPipelineStateCommand,
  ListActionExecutionsCommand,
  ListPipelineExecutionsCommand,
  type PipelineExecutionSummary,
  PutApprovalResultCommand,
  RetryStageExecutionCommand,
  type StageState,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import type { Image } from './image';
import type { DisabledTransition, Pipeline, Progress, StartOptions } from './pipeline';
import { type Waiting, waitFor } from './polling';

/** Ample: EventBridge delivers within seconds. */
const MINUTES_TO_START = 10;

/** Milliseconds by which this machine's clock can be fast. */
const CLOCK_SKEW = 60_000;

/** Ample: a failing deployment with a circuit breaker takes ten minutes, and so does its rollback. */
const MINUTES_TO_SETTLE = 60;

/** The states of an execution that has not ended. */
const RUNNING = ['InProgress', 'Stopping'];

/** A pipeline in CodePipeline: the promotion pipeline of a service, or a direct pipeline. */
export class LivePipeline implements Pipeline {
  constructor(
    private readonly client: CodePipelineClient,
    private readonly name: string,
    private readonly waiting: Waiting,
  ) {}

  created(since: Date): Promise<Progress> {
    return this.settledExecution('the execution of the new pipeline', ({ startTime = since, trigger }) => {
      return trigger?.triggerType === 'CreatePipeline' && startTime.getTime() >= since.getTime() - CLOCK_SKEW;
    });
  }

  pushed({ digest }: Image): Promise<Progress> {
    return this.settledExecution(`the execution of ${digest}`, ({ sourceRevisions = [] }) =>
      sourceRevisions.some(({ revisionId }) => revisionId === digest),
    );
  }

  async start({ digest, variables }: StartOptions): Promise<Progress> {
    const { pipelineExecutionId = '' } = await this.client.send(
      new StartPipelineExecutionCommand({
        name: this.name,
        sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: digest }],
        variables: variables && Object.entries(variables).map(([name, value]) => ({ name, value })),
      }),
    );
    return this.settled(pipelineExecutionId);
  }

  async approve({ approval, id }: Progress): Promise<Progress> {
    const waiting = await this.waitingApproval(id);
    if (!waiting) throw new Error(`${id}: no approval is pending, expected ${approval?.stage}`);
    await this.client.send(
      new PutApprovalResultCommand({
        pipelineName: this.name,
        stageName: waiting.stage,
        actionName: waiting.action,
        token: waiting.token,
        result: { status: 'Approved', summary: 'npm run test:live' },
      }),
    );
    return this.settled(id, waiting.token);
  }

  async retryFailedActions({ id }: Progress, stageName: string): Promise<Progress> {
    const actions = { pipelineExecutionId: id, pipelineName: this.name, stageName };
    await this.client.send(new RetryStageExecutionCommand({ ...actions, retryMode: 'FAILED_ACTIONS' }));
    return this.settled(id);
  }

  async look(id: string): Promise<Progress> {
    const { pipelineExecution } = await this.client.send(
      new GetPipelineExecutionCommand({ pipelineName: this.name, pipelineExecutionId: id }),
    );
    const actions = await this.actions(id);
    const approval = await this.waitingApproval(id);
    const failed = actions.filter(({ status }) => status === 'Failed').at(-1);
    const text = actions.find(
      ({ actionName, stageName }) => stageName === approval?.stage && actionName === approval?.action,
    );
    return {
      id,
      status: pipelineExecution?.status ?? 'Unknown',
      trigger: pipelineExecution?.trigger?.triggerType,
      ran: actions.map(nameOf),
      failure:
        failed &&
        `${nameOf(failed)}: ${failed.output?.executionResult?.errorDetails?.message ?? failed.output?.executionResult?.externalExecutionSummary}`,
      approval: approval && { stage: approval.stage, text: text?.input?.resolvedConfiguration?.CustomData ?? '' },
    };
  }

  async setTransition(stageName: string, enabled: boolean): Promise<void> {
    const transition = { pipelineName: this.name, stageName, transitionType: 'Inbound' } as const;
    await (enabled
      ? this.client.send(new EnableStageTransitionCommand(transition))
      : this.client.send(new DisableStageTransitionCommand({ ...transition, reason: 'npm run test live' })));
  }

  async disabledTransition(stage: string): Promise<DisabledTransition | undefined> {
    const found = (await this.stages()).find(({ stageName }) => stageName === stage)?.inboundTransitionState;
    return found?.enabled === false ? { reason: found.disabledReason ?? '' } : undefined;
  }

  private async settledExecution(
    what: string,
    isIt: (summary: PipelineExecutionSummary) => boolean,
  ): Promise<Progress> {
    const list = () => this.client.send(new ListPipelineExecutionsCommand({ pipelineName: this.name }));
    const id = await waitFor(
      what,
      MINUTES_TO_START,
      async () => (await list()).pipelineExecutionSummaries?.find(isIt)?.pipelineExecutionId,
      this.waiting,
    );
    return this.settled(id);
  }

  /** Waits until the execution ends or needs an approval other than the one that was just given. */
  private settled(id: string, given?: string): Promise<Progress> {
    return waitFor(
      `execution ${id}`,
      MINUTES_TO_SETTLE,
      async () => {
        const isSettled = async () => {
          const waiting = await this.waitingApproval(id);
          return waiting !== undefined && waiting.token !== given;
        };
        const progress = await this.look(id);
        return !RUNNING.includes(progress.status) || (await isSettled()) ? progress : undefined;
      },
      this.waiting,
    );
  }

  private async waitingApproval(id: string): Promise<{ stage: string; action: string; token: string } | undefined> {
    for (const { actionStates = [], latestExecution, stageName: stage = '' } of await this.stages()) {
      if (latestExecution?.pipelineExecutionId !== id) continue;
      for (const { actionName: action = '', latestExecution: latest } of actionStates) {
        if (latest?.status === 'InProgress' && latest.token) return { stage, action, token: latest.token };
      }
    }
    return undefined;
  }

  private async stages(): Promise<StageState[]> {
    return (await this.client.send(new GetPipelineStateCommand({ name: this.name }))).stageStates ?? [];
  }

  /** In the order in which they started. */
  private async actions(pipelineExecutionId: string): Promise<ActionExecutionDetail[]> {
    const { actionExecutionDetails = [] } = await this.client.send(
      new ListActionExecutionsCommand({ pipelineName: this.name, filter: { pipelineExecutionId } }),
    );
    return actionExecutionDetails.sort((one, other) => Number(one.startTime) - Number(other.startTime));
  }
}

function nameOf({ actionName, stageName }: ActionExecutionDetail): string {
  return `${stageName}/${actionName}`;
}
