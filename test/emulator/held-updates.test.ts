import {
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { describeWith } from '../tools';
import { ACCOUNT, AppStack, image, template } from './app-stack';
import { type Emulator, startEmulator } from './emulator';

const BUSY = /^Stack:arn:aws:cloudformation:.*:stack\/app\/.* is in UPDATE_IN_PROGRESS state and can not be updated\.$/;

describeWith(['moto_server', 'python3'], 'an emulated stack whose update is held', () => {
  let emulator: Emulator;
  let app: AppStack;

  beforeAll(async () => {
    emulator = await startEmulator();
    app = await AppStack.prepare(emulator);
  }, 60_000);

  afterAll(() => emulator?.stop());

  beforeEach(async () => {
    await app.create();
    await app.update(template('info'), image(app.one), execution('before'));
    await emulator.holdUpdate(ACCOUNT, 'app');
  });
  afterEach(() => app.delete());

  const execution = (id: string) => ({ ParameterKey: 'Execution', ParameterValue: id });
  const change = (ChangeSetName: string, uri: string) =>
    app.cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: 'app',
        ChangeSetName,
        UsePreviousTemplate: true,
        Parameters: [image(uri), execution(ChangeSetName)],
      }),
    );
  const named = (ChangeSetName: string) => ({ StackName: 'app', ChangeSetName });
  const execute = (name: string) => app.cloudFormation.send(new ExecuteChangeSetCommand(named(name)));

  test('is busy until it is released: it keeps its previous outputs, and refuses other changes', async () => {
    await change('two', app.two);
    await execute('two');

    expect(await app.describe()).toMatchObject({
      StackStatus: 'UPDATE_IN_PROGRESS',
      Parameters: expect.arrayContaining([image(app.two)]),
      Outputs: expect.arrayContaining([{ OutputKey: 'Execution', OutputValue: 'before' }]),
    });
    expect(await app.running()).toMatchObject({ image: app.one });
    await expect(app.update(template('debug'))).rejects.toThrow(BUSY);
    await expect(change('three', app.one)).rejects.toThrow(BUSY);
    await expect(execute('two')).rejects.toMatchObject({ name: 'ChangeSetNotFoundException' });
    const { Summaries } = await app.cloudFormation.send(new ListChangeSetsCommand({ StackName: 'app' }));
    expect(Summaries).toEqual([]);

    await emulator.releaseUpdate(ACCOUNT, 'app');

    expect(await app.describe()).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      Outputs: expect.arrayContaining([{ OutputKey: 'Execution', OutputValue: 'two' }]),
    });
    expect(await app.running()).toMatchObject({ image: app.two });
  });

  test('makes existing change sets obsolete from its start', async () => {
    await change('two', app.two);
    await app.update(template('debug'), image(app.one));

    const found = await app.cloudFormation.send(new DescribeChangeSetCommand(named('two')));
    expect(found.ExecutionStatus).toBe('OBSOLETE');
    await expect(execute('two')).rejects.toMatchObject({ name: 'InvalidChangeSetStatusException' });
    await emulator.releaseUpdate(ACCOUNT, 'app');
  });

  test('can fail when it is released, and the next update is not held', async () => {
    await app.update(template('info'), image(app.two));
    await emulator.breakImages([app.two]);
    await emulator.releaseUpdate(ACCOUNT, 'app');

    expect((await app.describe()).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    await emulator.breakImages([]);
    expect((await app.update(template('info'), image(app.two))).StackStatus).toBe('UPDATE_COMPLETE');
  });
});
