import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  type Parameter,
  SetStackPolicyCommand,
  type Stack,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { Accounts } from '../e2e/accounts';
import { administrator, clientOf, REGION } from '../e2e/aws';
import { describeWith } from '../tools';
import { type Emulator, startEmulator } from './emulator';

const ACCOUNT = '222222222222';
const IMAGES = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/app`;

describeWith(['moto_server', 'python3'], 'an emulated stack', () => {
  let emulator: Emulator;
  let accounts: Accounts;
  let one: string;
  let two: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    accounts = new Accounts(emulator);
    const admin = administrator(ACCOUNT);
    await accounts.createRole(ACCOUNT, 'task', { Principal: { Service: 'ecs-tasks.amazonaws.com' } });
    await clientOf(ECSClient, emulator, admin).send(new CreateClusterCommand({ clusterName: 'cluster' }));
    await clientOf(ECRClient, emulator, admin).send(new CreateRepositoryCommand({ repositoryName: 'app' }));
    one = `${IMAGES}@${await accounts.push(ACCOUNT, 'app', 'one', ['one'])}`;
    two = `${IMAGES}@${await accounts.push(ACCOUNT, 'app', 'two', ['two'])}`;
  }, 60_000);

  afterAll(() => emulator?.stop());

  beforeEach(async () => {
    await record('-');
    await cloudFormation().send(new CreateStackCommand({ StackName: 'app', TemplateBody: template('info') }));
  });

  afterEach(async () => {
    await cloudFormation().send(new DeleteStackCommand({ StackName: 'app' }));
    expect((await emulator.inventory())[ACCOUNT]!.filter((item) => /^(stack|service|task)/.test(item))).toEqual([]);
  });

  const record = (Value: string) =>
    clientOf(SSMClient, emulator, administrator(ACCOUNT)).send(
      new PutParameterCommand({ Name: '/app/image', Value, Type: 'String', Overwrite: true }),
    );
  const role = `arn:aws:iam::${ACCOUNT}:role/task`;
  const template = (logLevel: string) =>
    JSON.stringify({
      Parameters: {
        Image: { Type: 'String', Default: '' },
        Recorded: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/app/image' },
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
            ExecutionRoleArn: role,
            TaskRoleArn: role,
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
    });
  const cloudFormation = () => clientOf(CloudFormationClient, emulator, administrator(ACCOUNT));
  const update = async (body: string, ...parameters: Parameter[]): Promise<Stack> => {
    await cloudFormation().send(
      new UpdateStackCommand({ StackName: 'app', TemplateBody: body, Parameters: parameters }),
    );
    return (await cloudFormation().send(new DescribeStacksCommand({ StackName: 'app' }))).Stacks![0]!;
  };
  const deploy = (image: string) => ({ ParameterKey: 'Image', ParameterValue: image });
  const running = () => accounts.running(ACCOUNT, 'cluster', 'app');

  test('takes the default of a parameter that an update leaves out, and reads an SSM parameter anew', async () => {
    expect(await running()).toBeUndefined();

    await update(template('info'), deploy(one));
    expect(await running()).toMatchObject({ image: one });

    await record(two);
    const { Parameters } = await update(template('debug'));
    expect(Parameters).toEqual([
      { ParameterKey: 'Image', ParameterValue: '' },
      { ParameterKey: 'Recorded', ParameterValue: '/app/image', ResolvedValue: two },
    ]);
    expect(await running()).toMatchObject({ image: two, environment: [{ name: 'LOG_LEVEL', value: 'debug' }] });
  });

  test('keeps the value of before only where UsePreviousValue says so', async () => {
    await update(template('info'), deploy(one));
    await update(template('debug'), { ParameterKey: 'Image', UsePreviousValue: true });

    expect(await running()).toMatchObject({ image: one });
  });

  test('a parameter that the template lacks is refused, and changes nothing', async () => {
    await update(template('info'), deploy(one));

    await expect(update(template('debug'), { ParameterKey: 'Typo', ParameterValue: '' })).rejects.toThrow(
      "Parameters: ['Typo'] do not exist in the template",
    );
    await expect(update(template('info'), deploy(one))).rejects.toThrow('No updates are to be performed.');
  });

  test('a first deployment that fails leaves no service behind', async () => {
    await emulator.breakImages([one]);

    expect(await update(template('info'), deploy(one))).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(await running()).toBeUndefined();

    await emulator.breakImages([]);
    await update(template('info'), deploy(one));
    expect(await running()).toMatchObject({ image: one });
  });

  test('is not created with a role that does not trust CloudFormation', async () => {
    const request = { StackName: 'other', TemplateBody: template('info'), RoleARN: role };

    await expect(cloudFormation().send(new CreateStackCommand(request))).rejects.toThrow('cannot be assumed');
    expect((await emulator.inventory())[ACCOUNT]).not.toContain('stack other');
  });

  test('an update without a change is refused', async () => {
    await update(template('info'), deploy(one));

    await expect(update(template('info'), deploy(one))).rejects.toThrow('No updates are to be performed.');
  });

  test.each(['broken', 'absent'])(
    'a deployment of a %s image is rolled back, template and parameters too',
    async (kind) => {
      const before = await update(template('info'), deploy(one));
      await emulator.breakImages(kind === 'broken' ? [two] : []);
      const image = kind === 'broken' ? two : `${IMAGES}@sha256:${'0'.repeat(64)}`;

      const after = await update(template('debug'), deploy(image));

      expect(after.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
      expect(after.Parameters).toEqual(before.Parameters);
      expect(await running()).toMatchObject({ image: one, environment: [{ name: 'LOG_LEVEL', value: 'info' }] });
      const definitions = (await emulator.inventory())[ACCOUNT]!.filter((item) => item.startsWith('task definition'));
      expect(definitions).toHaveLength(1);
      await update(template('warn'), deploy(one)); // the rolled back stack takes the next update
    },
  );

  describe('with a stack policy that protects the service', () => {
    const StackPolicyBody = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['Update:Delete', 'Update:Replace'],
          Resource: 'LogicalResourceId/Service',
        },
      ],
    });

    beforeEach(() => cloudFormation().send(new SetStackPolicyCommand({ StackName: 'app', StackPolicyBody })));

    test('an update while the record is lost fails, and the service goes on', async () => {
      await update(template('info'), deploy(one));
      await record('-');

      expect(await update(template('debug'))).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await running()).toMatchObject({ image: one, environment: [{ name: 'LOG_LEVEL', value: 'info' }] });

      await record(one);
      await update(template('debug'));
      expect(await running()).toMatchObject({ image: one, environment: [{ name: 'LOG_LEVEL', value: 'debug' }] });
    });

    test('an update that would replace the service fails', async () => {
      await update(template('info'), deploy(one));
      await record(one);
      const renamed = template('info').replace('"ServiceName":"app"', '"ServiceName":"renamed"');

      expect(await update(renamed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await running()).toMatchObject({ image: one });
    });

    test('a first deployment that fails is rolled back all the same', async () => {
      await emulator.breakImages([one]);

      expect(await update(template('info'), deploy(one))).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await running()).toBeUndefined();
      await emulator.breakImages([]);
    });
  });

  test('a service changes its capacity providers only with a new deployment that is forced', async () => {
    const withCapacity = (provider: string, nonce: string) =>
      template('info').replace(
        '"LaunchType":"FARGATE"',
        `"CapacityProviderStrategy":[{"CapacityProvider":"${provider}"}],"ForceNewDeployment":{"EnableForceNewDeployment":true,"ForceNewDeploymentNonce":"${nonce}"}`,
      );
    await update(withCapacity('FARGATE', 'a'), deploy(one));
    await record(one);

    expect(await update(withCapacity('FARGATE_SPOT', 'a'))).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(await update(withCapacity('FARGATE_SPOT', 'b'))).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  });

  test('without a stack policy an update while the record is lost deletes the service', async () => {
    await update(template('info'), deploy(one));
    await record('-');

    expect(await update(template('debug'))).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
    expect(await running()).toBeUndefined();
  });
});
