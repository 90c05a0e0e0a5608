import {
  CancelUpdateStackCommand,
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  type ContainerDefinition,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  type Service,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientOf } from './accounts';
import { type Waiting, waitFor } from './polling';
import { type Project, SERVICE } from './project';

/** A rollback can take as long as the deployment that it reverts. */
const MINUTES_TO_CALM_DOWN = 60;

/** One environment of the project, read from its account. */
export class Environment {
  readonly stackName: string;
  private readonly cluster: string;
  private readonly recordName: string;

  constructor(
    private readonly project: Project,
    readonly name: string,
    /** How to wait during cleanup, which cannot be interrupted. */
    private readonly waiting: Waiting,
  ) {
    this.cluster = `${project.name}-${name}`;
    this.stackName = `${this.cluster}-${SERVICE}`;
    this.recordName = `/ecs/${this.stackName}/deployed-image`;
  }

  /** Undefined if there is no active service. */
  async service(): Promise<Service | undefined> {
    const { services = [] } = await this.client(ECSClient).send(
      new DescribeServicesCommand({ cluster: this.cluster, services: [this.stackName] }),
    );
    return services.find(({ status }) => status === 'ACTIVE');
  }

  /** The container of the service's task definition. */
  async container(): Promise<ContainerDefinition | undefined> {
    const service = await this.service();
    if (!service) return undefined;
    const { taskDefinition } = await this.client(ECSClient).send(
      new DescribeTaskDefinitionCommand({ taskDefinition: service.taskDefinition }),
    );
    return taskDefinition?.containerDefinitions?.[0];
  }

  /** Digests of the running images. */
  async runningDigests(): Promise<(string | undefined)[]> {
    const client = this.client(ECSClient);
    const cluster = this.cluster;
    const { taskArns: tasks = [] } = await client.send(
      new ListTasksCommand({ cluster, serviceName: this.stackName, desiredStatus: 'RUNNING' }),
    );
    if (tasks.length === 0) return [];
    const described = await client.send(new DescribeTasksCommand({ cluster, tasks }));
    return (described.tasks ?? [])
      .filter(({ lastStatus }) => lastStatus === 'RUNNING')
      .flatMap(({ containers = [] }) => containers.map(({ imageDigest }) => imageDigest));
  }

  async scaleTo(desiredCount: number): Promise<void> {
    await this.client(ECSClient).send(
      new UpdateServiceCommand({ cluster: this.cluster, service: this.stackName, desiredCount }),
    );
  }

  /** Undefined if the stack does not exist. */
  async stack(): Promise<Stack | undefined> {
    try {
      const { Stacks = [] } = await this.client(CloudFormationClient).send(
        new DescribeStacksCommand({ StackName: this.stackName }),
      );
      return Stacks[0];
    } catch (error) {
      if (error instanceof Error && error.message.includes('does not exist')) return undefined;
      throw error;
    }
  }

  /** Cancels a running update, because a stack cannot be deleted during one. */
  async calmDown(): Promise<void> {
    if ((await this.stack())?.StackStatus === 'UPDATE_IN_PROGRESS') {
      await this.client(CloudFormationClient).send(new CancelUpdateStackCommand({ StackName: this.stackName }));
    }
    const isCalm = async () => ((await this.stack())?.StackStatus?.endsWith('_IN_PROGRESS') ? undefined : true);
    await waitFor(`the stack ${this.stackName}`, MINUTES_TO_CALM_DOWN, isCalm, this.waiting);
  }

  /** The reasons why resources could not be changed, newest first. */
  async failures(): Promise<string[]> {
    const { StackEvents = [] } = await this.client(CloudFormationClient).send(
      new DescribeStackEventsCommand({ StackName: this.stackName }),
    );
    return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).map(
      ({ ResourceStatusReason = '' }) => ResourceStatusReason,
    );
  }

  /** The deployed image in Parameter Store. */
  async recorded(): Promise<string | undefined> {
    return (await this.client(SSMClient).send(new GetParameterCommand({ Name: this.recordName }))).Parameter?.Value;
  }

  async record(Value: string): Promise<void> {
    await this.client(SSMClient).send(new PutParameterCommand({ Name: this.recordName, Value, Overwrite: true }));
  }

  private client<T>(Service: Parameters<typeof clientOf<T>>[0]): T {
    return clientOf(Service, this.project.accountOf(this.name).profile, this.project.region);
  }
}
