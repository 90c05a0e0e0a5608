import { administrator } from '../e2e/aws';
import { deliveries } from '../e2e/event-rule';
import { Execution } from '../e2e/pipeline-runner';
import type { Emulator } from '../emulator/emulator';
import { NotChecked } from './findings';
import type { Image } from './image';
import type { Pipeline, Progress, StartOptions } from './pipeline';

/** The program that stands in for CodePipeline and EventBridge, see ../emulator/README.md. */
export class EmulatedPipeline implements Pipeline {
  private readonly executions = new Map<string, Execution>();

  constructor(
    private readonly emulator: Emulator,
    private readonly place: {
      readonly accountId: string;
      readonly region: string;
      readonly name: string;
      readonly repository: string;
    },
  ) {}

  created(): Promise<Progress> {
    return this.begin({ triggerType: 'CreatePipeline' });
  }

  async pushed({ digest }: Image): Promise<Progress> {
    const { accountId, region, repository } = this.place;
    const detail = {
      result: 'SUCCESS',
      'action-type': 'PUSH',
      'repository-name': repository,
      'image-tag': 'deploy',
      'image-digest': digest,
    };
    const event = { source: 'aws.ecr', 'detail-type': 'ECR Image Action', account: accountId, region, detail };
    const [delivery] = await deliveries(this.emulator, administrator(accountId), event);
    if (!delivery) throw new Error(`${repository}: no rule takes the event of a push`);
    const [revision] = JSON.parse(delivery.input).sourceRevisions;
    return { ...(await this.start({ digest: revision.revisionValue })), trigger: 'CloudWatchEvent' };
  }

  start({ digest, environment }: StartOptions): Promise<Progress> {
    return this.begin({ digest, variables: environment ? { Environment: environment } : {} });
  }

  async approve({ id }: Progress): Promise<Progress> {
    await this.execution(id).approve();
    return this.look(id);
  }

  async look(id: string): Promise<Progress> {
    return progressOf(this.execution(id));
  }

  setTransition(): Promise<void> {
    throw new NotChecked('the emulator has no stage transitions');
  }

  isTransitionEnabled(): Promise<boolean> {
    throw new NotChecked('the emulator has no stage transitions');
  }

  private async begin(options: Parameters<typeof Execution.start>[2]): Promise<Progress> {
    const { accountId, name, region } = this.place;
    const arn = `arn:aws:codepipeline:${region}:${accountId}:${name}`;
    const execution = await Execution.start(this.emulator, arn, options);
    this.executions.set(execution.id, execution);
    return { ...progressOf(execution), trigger: options?.triggerType };
  }

  private execution(id: string): Execution {
    return this.executions.get(id)!;
  }
}

function progressOf({ approval, failure, id, ran, status }: Execution): Progress {
  return { id, status, failure, ran: [...ran], approval };
}
