import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  type Parameter,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation';
import { describeWith } from '../tools';
import { AppStack, image, template } from './app-stack';
import { type Emulator, startEmulator } from './emulator';

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

describeWith(['moto_server', 'python3'], 'an emulated change set', () => {
  let emulator: Emulator;
  let app: AppStack;
  let cloudFormation: CloudFormationClient;

  beforeAll(async () => {
    emulator = await startEmulator();
    app = await AppStack.prepare(emulator);
    cloudFormation = app.cloudFormation;
  }, 60_000);

  afterAll(() => emulator?.stop());

  beforeEach(() => app.create());
  afterEach(() => app.delete());

  const KEPT = [{ ParameterKey: 'Recorded', UsePreviousValue: true }];
  const create = (ChangeSetName: string, Parameters: Parameter[], more: Partial<CreateChangeSetCommandInput> = {}) =>
    cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: 'app',
        ChangeSetName,
        UsePreviousTemplate: true,
        Parameters: [...KEPT, ...Parameters],
        ...more,
      }),
    );
  const named = (ChangeSetName: string) => ({ StackName: 'app', ChangeSetName });
  const describeOne = (name: string) => cloudFormation.send(new DescribeChangeSetCommand(named(name)));
  const execute = (name: string) => cloudFormation.send(new ExecuteChangeSetCommand(named(name)));
  const list = async () => (await cloudFormation.send(new ListChangeSetsCommand({ StackName: 'app' }))).Summaries;
  const execution = (id: string) => ({ ParameterKey: 'Execution', ParameterValue: id });

  test('leaves no trace in the stack when created, and deploys when executed', async () => {
    const before = await app.describe();
    await create('one', [image(app.one), execution('1')], { Description: 'sha256:1' });

    expect(await describeOne('one')).toMatchObject({
      ChangeSetName: 'one',
      Description: 'sha256:1',
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      Parameters: [
        image(app.one),
        { ParameterKey: 'Recorded', ParameterValue: '/app/image', ResolvedValue: '-' },
        execution('1'),
        { ParameterKey: 'Unused', ParameterValue: '' },
      ],
    });
    expect(await app.describe()).toEqual(before);

    await execute('one');
    expect(await app.running()).toMatchObject({ image: app.one });
    expect(await app.describe()).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Outputs: [
        { OutputKey: 'Execution', OutputValue: '1' },
        { OutputKey: 'Service', OutputValue: expect.stringContaining('service/cluster/app') },
      ],
    });
  });

  test('without changes fails, and cannot be executed', async () => {
    await create('none', []);

    expect(await describeOne('none')).toMatchObject({
      Status: 'FAILED',
      StatusReason: NO_CHANGES,
      ExecutionStatus: 'UNAVAILABLE',
    });
    await expect(execute('none')).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
      message: expect.stringContaining('in its current execution status of [UNAVAILABLE]'),
    });
  });

  test('with a change to only an output counts as a change, to an unreferenced parameter does not', async () => {
    await create('output', [execution('1')]);
    await create('unused', [{ ParameterKey: 'Unused', ParameterValue: 'other' }]);

    expect(await list()).toMatchObject([
      { ChangeSetName: 'output', Status: 'CREATE_COMPLETE', ExecutionStatus: 'AVAILABLE' },
      { ChangeSetName: 'unused', Status: 'FAILED', ExecutionStatus: 'UNAVAILABLE', StatusReason: NO_CHANGES },
    ]);
  });

  test('can be executed once: then all change sets of the stack are deleted, and its name is free', async () => {
    await create('one', [image(app.one)]);
    await create('two', [image(app.two)], { Description: 'the other' });
    expect(await list()).toMatchObject([{ ChangeSetName: 'one' }, { ChangeSetName: 'two', Description: 'the other' }]);

    await execute('one');

    expect(await list()).toEqual([]);
    for (const name of ['one', 'two']) {
      await expect(execute(name)).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
    }
    await create('one', [image(app.two)]);
    await execute('one');
    expect(await app.running()).toMatchObject({ image: app.two });
  });

  test('is obsolete after any other update', async () => {
    await create('one', [image(app.one)]);
    await app.update(template('debug'));

    expect(await describeOne('one')).toMatchObject({ Status: 'CREATE_COMPLETE', ExecutionStatus: 'OBSOLETE' });
    await expect(execute('one')).rejects.toThrow('in its current execution status of [OBSOLETE]');
    await expect(create('one', [image(app.one)])).rejects.toMatchObject({ name: 'AlreadyExistsException' });
    await cloudFormation.send(new DeleteChangeSetCommand(named('one')));
    await create('one', [image(app.one)]);
    expect(await app.running()).toBeUndefined();
  });

  test('that does not exist can be deleted, but not described', async () => {
    await cloudFormation.send(new DeleteChangeSetCommand(named('absent')));

    await expect(describeOne('absent')).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
  });

  test('applies the value that an SSM parameter had at creation', async () => {
    await app.record(app.one);
    await create('recorded', []);
    await app.record(app.two);

    await execute('recorded');

    expect(await app.running()).toMatchObject({ image: app.one });
    expect((await app.describe()).Parameters).toContainEqual(expect.objectContaining({ ResolvedValue: app.one }));
  });

  test('is checked like an update', async () => {
    await expect(create('typo', [{ ParameterKey: 'Typo', ParameterValue: '' }])).rejects.toThrow(
      "Parameters: ['Typo'] do not exist in the template",
    );
    const RoleARN = 'arn:aws:iam::222222222222:role/task';
    await expect(create('role', [image(app.one)], { RoleARN })).rejects.toThrow('cannot be assumed');
    await expect(create('no-stack', [], { StackName: 'absent' })).rejects.toThrow('Stack [absent] does not exist');
    expect(await list()).toEqual([]);
  });

  test('whose deployment fails is rolled back, including outputs and parameters', async () => {
    await app.update(template('info'), image(app.one), execution('before'));
    const before = await app.describe();
    await emulator.breakImages([app.two]);
    await create('broken', [image(app.two), execution('broken')]);

    await execute('broken');

    const after = await app.describe();
    expect(after.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect([after.Parameters, after.Outputs]).toEqual([before.Parameters, before.Outputs]);
    expect(await app.running()).toMatchObject({ image: app.one });
    await emulator.breakImages([]);
  });

  test('obeys the stack policy', async () => {
    await app.update(template('info'), image(app.one));
    const deny = { Effect: 'Deny', Principal: '*', Action: 'Update:Delete', Resource: 'LogicalResourceId/Service' };
    await cloudFormation.send(
      new SetStackPolicyCommand({ StackName: 'app', StackPolicyBody: JSON.stringify({ Statement: [deny] }) }),
    );
    await create('deletes', [image('')]);

    await execute('deletes');

    expect((await app.describe()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(await app.running()).toMatchObject({ image: app.one });
  });
});
