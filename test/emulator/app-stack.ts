import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  type Parameter,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Accounts } from '../e2e/accounts';
import { administrator, clientOf, REGION } from '../e2e/aws';
import type { Emulator } from './emulator';

export const ACCOUNT = '222222222222';
export const IMAGES = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/app`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/task`;

/** A stack `app` with a service like a generated one: the service does not exist before the first image. */
export class AppStack {
  private constructor(
    private readonly emulator: Emulator,
    readonly accounts: Accounts,
    /** Two deployable images. */
    readonly one: string,
    readonly two: string,
  ) {}

  /** Creates the resources that the stack needs. */
  static async prepare(emulator: Emulator): Promise<AppStack> {
    const accounts = new Accounts(emulator);
    const admin = administrator(ACCOUNT);
    await accounts.createRole(ACCOUNT, 'task', { Principal: { Service: 'ecs-tasks.amazonaws.com' } });
    await clientOf(ECSClient, emulator, admin).send(new CreateClusterCommand({ clusterName: 'cluster' }));
    await clientOf(ECRClient, emulator, admin).send(new CreateRepositoryCommand({ repositoryName: 'app' }));
    const [one, two] = [
      `${IMAGES}@${await accounts.push(ACCOUNT, 'app', 'one', ['one'])}`,
      `${IMAGES}@${await accounts.push(ACCOUNT, 'app', 'two', ['two'])}`,
    ];
    return new AppStack(emulator, accounts, one, two);
  }

  get cloudFormation(): CloudFormationClient {
    return clientOf(CloudFormationClient, this.emulator, administrator(ACCOUNT));
  }

  async create(): Promise<void> {
    await this.record('-');
    await this.cloudFormation.send(new CreateStackCommand({ StackName: 'app', TemplateBody: template('info') }));
  }

  async delete(): Promise<void> {
    await this.cloudFormation.send(new DeleteStackCommand({ StackName: 'app' }));
    const left = (await this.emulator.inventory())[ACCOUNT]!.filter((item) => /^(stack|service|task)/.test(item));
    expect(left).toEqual([]);
  }

  async update(body: string, ...parameters: Parameter[]): Promise<Stack> {
    await this.cloudFormation.send(
      new UpdateStackCommand({ StackName: 'app', TemplateBody: body, Parameters: parameters }),
    );
    return this.describe();
  }

  async describe(): Promise<Stack> {
    return (await this.cloudFormation.send(new DescribeStacksCommand({ StackName: 'app' }))).Stacks![0]!;
  }

  running() {
    return this.accounts.running(ACCOUNT, 'cluster', 'app');
  }

  async record(Value: string): Promise<void> {
    await clientOf(SSMClient, this.emulator, administrator(ACCOUNT)).send(
      new PutParameterCommand({ Name: '/app/image', Value, Type: 'String', Overwrite: true }),
    );
  }
}

export const image = (uri: string): Parameter => ({ ParameterKey: 'Image', ParameterValue: uri });

export const template = (logLevel: string): string =>
  JSON.stringify({
    Parameters: {
      Image: { Type: 'String', Default: '' },
      Recorded: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/image' },
      Execution: { Type: 'String', Default: '' },
      Unused: { Type: 'String', Default: '' },
    },
    Conditions: {
      Given: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Image' }, ''] }] },
      HasImage: {
        'Fn::Or': [{ Condition: 'Given' }, { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Recorded' }, '-'] }] }],
      },
    },
    Resources: {
      Service: {
        Type: 'AWS::ECS::Service',
        Condition: 'HasImage',
        Properties: {
          ServiceName: 'app',
          Cluster: 'cluster',
          LaunchType: 'FARGATE',
          TaskDefinition: { Ref: 'Tasks' },
        },
      },
      Tasks: {
        Type: 'AWS::ECS::TaskDefinition',
        Condition: 'HasImage',
        Properties: {
          Family: 'app',
          Memory: '512',
          RequiresCompatibilities: ['FARGATE'],
          ExecutionRoleArn: ROLE,
          TaskRoleArn: ROLE,
          ContainerDefinitions: [
            {
              Name: 'app',
              Image: { 'Fn::If': ['Given', { Ref: 'Image' }, { Ref: 'Recorded' }] },
              Environment: [{ Name: 'LOG_LEVEL', Value: logLevel }],
            },
          ],
        },
      },
    },
    Outputs: {
      Execution: { Value: { Ref: 'Execution' } },
      Service: { Condition: 'HasImage', Value: { Ref: 'Service' } },
    },
  });
