import {
  CodePipelineClient,
  DisableStageTransitionCommand,
  EnableStageTransitionCommand,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-codepipeline';
import { administrator, clientOf } from '../e2e/aws';
import { deliveries } from '../e2e/event-rule';
import type { Execution, PipelinePlace } from '../e2e/execution';
import type { PipelinePlayer } from '../e2e/pipeline-player';
import type { Image } from './image';
import type { DisabledTransition, Pipeline, Progress, StartOptions } from './pipeline';

/** The program that simulates CodePipeline and EventBridge, see ../emulator/README.md. */
export class EmulatedPipeline implements Pipeline {
  private readonly client: CodePipelineClient;

  constructor(
    private readonly player: PipelinePlayer,
    private readonly place: PipelinePlace,
    /** The repository of the images. */
    private readonly repository: string,
  ) {
    this.client = clientOf(CodePipelineClient, player.emulator, administrator(place.account));
  }

  created(): Promise<Progress> {
    return this.played();
  }

  async pushed({ digest }: Image): Promise<Progress> {
    const { account, region } = this.place;
    const detail = {
      result: 'SUCCESS',
      'action-type': 'PUSH',
      'repository-name': this.repository,
      'image-tag': 'deploy',
      'image-digest': digest,
    };
    const event = { source: 'aws.ecr', 'detail-type': 'ECR Image Action', account, region, detail };
    const [delivery] = await deliveries(this.player.emulator, administrator(account), event);
    if (!delivery) throw new Error(`${this.repository}: no rule matches the push event`);
    const [revision] = JSON.parse(delivery.input).sourceRevisions;
    const execution = await this.player.begin(this.place, {
      trigger: { triggerType: 'CloudWatchEvent' },
      sourceRevisions: { [revision.actionName]: revision.revisionValue },
    });
    return progressOf(execution);
  }

  async start({ digest, variables = {} }: StartOptions): Promise<Progress> {
    await this.client.send(
      new StartPipelineExecutionCommand({
        name: this.place.name,
        sourceRevisions: [{ actionName: 'Source', revisionType: 'IMAGE_DIGEST', revisionValue: digest }],
        variables: Object.entries(variables).map(([name, value]) => ({ name, value })),
      }),
    );
    return this.played();
  }

  async approve({ id }: Progress): Promise<Progress> {
    await this.execution(id).approve();
    return this.look(id);
  }

  async retryFailedActions({ id }: Progress, stage: string): Promise<Progress> {
    await this.execution(id).retry(stage, 'FAILED_ACTIONS');
    return this.look(id);
  }

  async look(id: string): Promise<Progress> {
    return progressOf(this.execution(id));
  }

  async setTransition(stageName: string, enabled: boolean): Promise<void> {
    const transition = { pipelineName: this.place.name, stageName, transitionType: 'Inbound' } as const;
    await (enabled
      ? this.client.send(new EnableStageTransitionCommand(transition))
      : this.client.send(new DisableStageTransitionCommand({ ...transition, reason: 'npm run test live' })));
    await this.player.play();
  }

  async disabledTransition(stage: string): Promise<DisabledTransition | undefined> {
    return this.player.codePipeline(this.place).pipelines[this.place.name]?.stages[stage]?.disabled;
  }

  /** The latest execution. */
  private async played(): Promise<Progress> {
    await this.player.play();
    return progressOf(this.player.latest(this.place));
  }

  private execution(id: string): Execution {
    return this.player.execution(this.place, id);
  }
}

function progressOf({ approval, failure, id, ran, status, trigger }: Execution): Progress {
  return { id, status, trigger, failure, ran: [...ran], approval };
}
