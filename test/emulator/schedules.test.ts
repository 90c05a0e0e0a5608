import { CreateChangeSetCommand, ExecuteChangeSetCommand, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation';
import { REGION } from '../e2e/aws';
import { describeWith } from '../tools';
import { ACCOUNT, AppStack, image, template } from './app-stack';
import { type Emulator, startEmulator } from './emulator';

const ROLE = `arn:aws:iam::${ACCOUNT}:role/scheduler`;
const GROUP = `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule-group/default`;

/** The stack with a schedule instead of the service. */
function scheduled(expression: string, role = ROLE): string {
  const body = JSON.parse(template('info'));
  delete body.Resources.Service;
  delete body.Outputs.Service;
  body.Resources.Schedule = {
    Type: 'AWS::Scheduler::Schedule',
    Condition: 'HasImage',
    Properties: {
      Name: 'app',
      ScheduleExpression: expression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: `arn:aws:ecs:${REGION}:${ACCOUNT}:cluster/cluster`,
        RoleArn: role,
        EcsParameters: { TaskDefinitionArn: { Ref: 'Tasks' }, TaskCount: 1, LaunchType: 'FARGATE' },
      },
    },
  };
  return JSON.stringify(body);
}

const NIGHTLY = 'cron(0 4 * * ? *)';

describeWith(['moto_server', 'python3'], 'an emulated schedule', () => {
  let emulator: Emulator;
  let app: AppStack;

  beforeAll(async () => {
    emulator = await startEmulator();
    app = await AppStack.prepare(emulator);
    await app.accounts.createRole(ACCOUNT, 'scheduler', {
      Principal: { Service: 'scheduler.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT }, ArnEquals: { 'aws:SourceArn': GROUP } },
    });
  }, 60_000);

  afterAll(() => emulator?.stop());

  beforeEach(() => app.create());
  afterEach(async () => {
    await app.delete();
    expect(await schedule()).toBeUndefined();
  });

  const schedule = async () => (await emulator.schedules())[ACCOUNT]?.app;
  const runs = (uri: string) => ({ state: 'ENABLED', expression: NIGHTLY, image: uri, revision: 'ACTIVE' });
  const deploy = async (uri: string, name: string) => {
    const changeSet = { StackName: 'app', ChangeSetName: name };
    await app.cloudFormation.send(
      new CreateChangeSetCommand({ ...changeSet, UsePreviousTemplate: true, Parameters: [image(uri)] }),
    );
    await app.cloudFormation.send(new ExecuteChangeSetCommand(changeSet));
  };

  test('is created with the first image, and follows the image through change sets', async () => {
    await app.update(scheduled(NIGHTLY), { ParameterKey: 'Execution', ParameterValue: 'none yet' });
    expect(await schedule()).toBeUndefined();

    await deploy(app.one, 'first');
    expect(await schedule()).toEqual(runs(app.one));

    await deploy(app.two, 'second');
    expect(await schedule()).toEqual(runs(app.two));
    expect(await taskDefinitions(emulator)).toHaveLength(1);
  });

  test('keeps the previous image when a deployment is rolled back', async () => {
    await app.update(scheduled(NIGHTLY), image(app.one));

    const { StackStatus } = await app.update(
      scheduled('rate(1 day)', `arn:aws:iam::${ACCOUNT}:role/task`),
      image(app.two),
    );

    expect(StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await schedule()).toEqual(runs(app.one));
    expect(await taskDefinitions(emulator)).toHaveLength(1);
  });

  test('is protected by its type from an update while the record is missing', async () => {
    await app.update(scheduled(NIGHTLY), image(app.one));
    const StackPolicyBody = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' },
        {
          Effect: 'Deny',
          Principal: '*',
          Action: ['Update:Delete', 'Update:Replace'],
          Resource: '*',
          Condition: { StringEquals: { ResourceType: ['AWS::ECS::Service', 'AWS::Scheduler::Schedule'] } },
        },
      ],
    });
    await app.cloudFormation.send(new SetStackPolicyCommand({ StackName: 'app', StackPolicyBody }));

    expect(await app.update(scheduled(NIGHTLY))).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
    expect(await schedule()).toEqual(runs(app.one));
  });
});

async function taskDefinitions(emulator: Emulator): Promise<string[]> {
  return (await emulator.inventory())[ACCOUNT]!.filter((item) => item.startsWith('task definition'));
}
