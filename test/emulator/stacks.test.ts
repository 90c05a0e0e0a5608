import { CreateStackCommand, SetStackPolicyCommand } from '@aws-sdk/client-cloudformation';
import { describeWith } from '../tools';
import { ACCOUNT, AppStack, IMAGES, image, template } from './app-stack';
import { type Emulator, startEmulator } from './emulator';

describeWith(['moto_server', 'python3'], 'an emulated stack', () => {
  let emulator: Emulator;
  let app: AppStack;

  beforeAll(async () => {
    emulator = await startEmulator();
    app = await AppStack.prepare(emulator);
  }, 60_000);

  afterAll(() => emulator?.stop());

  beforeEach(() => app.create());
  afterEach(() => app.delete());

  test('uses the default of a parameter that an update omits, and rereads an SSM parameter', async () => {
    expect(await app.running()).toBeUndefined();

    await app.update(template('info'), image(app.one));
    expect(await app.running()).toMatchObject({ image: app.one });

    await app.record(app.two);
    const { Parameters } = await app.update(template('debug'));
    expect(Parameters).toEqual([
      { ParameterKey: 'Image', ParameterValue: '' },
      { ParameterKey: 'Recorded', ParameterValue: '/app/image', ResolvedValue: app.two },
      { ParameterKey: 'Execution', ParameterValue: '' },
      { ParameterKey: 'Unused', ParameterValue: '' },
    ]);
    expect(await app.running()).toMatchObject({ image: app.two, environment: [{ name: 'LOG_LEVEL', value: 'debug' }] });
  });

  test('keeps the previous value only with UsePreviousValue', async () => {
    await app.update(template('info'), image(app.one));
    await app.update(template('debug'), { ParameterKey: 'Image', UsePreviousValue: true });

    expect(await app.running()).toMatchObject({ image: app.one });
  });

  test('an unknown parameter is refused, and changes nothing', async () => {
    await app.update(template('info'), image(app.one));

    await expect(app.update(template('debug'), { ParameterKey: 'Typo', ParameterValue: '' })).rejects.toThrow(
      "Parameters: ['Typo'] do not exist in the template",
    );
    await expect(app.update(template('info'), image(app.one))).rejects.toThrow('No updates are to be performed.');
  });

  test('a first deployment that fails leaves no service behind', async () => {
    await emulator.breakImages([app.one]);

    expect(await app.update(template('info'), image(app.one))).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
    });
    expect(await app.running()).toBeUndefined();

    await emulator.breakImages([]);
    await app.update(template('info'), image(app.one));
    expect(await app.running()).toMatchObject({ image: app.one });
  });

  test('is not created with a role that does not trust CloudFormation', async () => {
    const request = {
      StackName: 'other',
      TemplateBody: template('info'),
      RoleARN: `arn:aws:iam::${ACCOUNT}:role/task`,
    };

    await expect(app.cloudFormation.send(new CreateStackCommand(request))).rejects.toThrow('cannot be assumed');
    expect((await emulator.inventory())[ACCOUNT]).not.toContain('stack other');
  });

  test('a stack policy can name only existing resources', async () => {
    const deny = { Effect: 'Deny', Principal: '*', Action: 'Update:Delete', Resource: 'LogicalResourceId/Service' };
    const StackPolicyBody = JSON.stringify({ Statement: [deny] });
    const refused = "Unknown logical id 'LogicalResourceId/Service'";
    const request = { StackName: 'other', TemplateBody: template('info'), StackPolicyBody };

    await expect(app.cloudFormation.send(new CreateStackCommand(request))).rejects.toThrow(refused);
    expect((await emulator.inventory())[ACCOUNT]).not.toContain('stack other');
    const setPolicy = new SetStackPolicyCommand({ StackName: 'app', StackPolicyBody });
    await expect(app.cloudFormation.send(setPolicy)).rejects.toThrow(refused);

    await app.update(template('info'), image(app.one));
    await app.cloudFormation.send(setPolicy);
  });

  test('an update without changes is refused', async () => {
    await app.update(template('info'), image(app.one));

    await expect(app.update(template('info'), image(app.one))).rejects.toThrow('No updates are to be performed.');
  });

  test.each(['broken', 'absent'])(
    'a deployment of a %s image is rolled back, including template and parameters',
    async (kind) => {
      const before = await app.update(template('info'), image(app.one));
      await emulator.breakImages(kind === 'broken' ? [app.two] : []);
      const uri = kind === 'broken' ? app.two : `${IMAGES}@sha256:${'0'.repeat(64)}`;

      const after = await app.update(template('debug'), image(uri));

      expect(after.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
      expect(after.Parameters).toEqual(before.Parameters);
      expect(await app.running()).toMatchObject({
        image: app.one,
        environment: [{ name: 'LOG_LEVEL', value: 'info' }],
      });
      const definitions = (await emulator.inventory())[ACCOUNT]!.filter((item) => item.startsWith('task definition'));
      expect(definitions).toHaveLength(1);
      await app.update(template('warn'), image(app.one)); // the stack accepts the next update
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
          Resource: '*',
          Condition: { StringEquals: { ResourceType: ['AWS::ECS::Service'] } },
        },
      ],
    });

    beforeEach(() => app.cloudFormation.send(new SetStackPolicyCommand({ StackName: 'app', StackPolicyBody })));

    test('an update while the record is missing fails, and the service keeps running', async () => {
      await app.update(template('info'), image(app.one));
      await app.record('-');

      expect(await app.update(template('debug'))).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await app.running()).toMatchObject({
        image: app.one,
        environment: [{ name: 'LOG_LEVEL', value: 'info' }],
      });

      await app.record(app.one);
      await app.update(template('debug'));
      expect(await app.running()).toMatchObject({
        image: app.one,
        environment: [{ name: 'LOG_LEVEL', value: 'debug' }],
      });
    });

    test('an update that would replace the service fails', async () => {
      await app.update(template('info'), image(app.one));
      await app.record(app.one);
      const renamed = template('info').replace('"ServiceName":"app"', '"ServiceName":"renamed"');

      expect(await app.update(renamed)).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
      expect(await app.running()).toMatchObject({ image: app.one });
    });

    test('a first deployment that fails is still rolled back', async () => {
      await emulator.breakImages([app.one]);

      expect(await app.update(template('info'), image(app.one))).toMatchObject({
        StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
      });
      expect(await app.running()).toBeUndefined();
      await emulator.breakImages([]);
    });
  });

  test('a service changes its capacity providers only with a forced new deployment', async () => {
    const withCapacity = (provider: string, nonce: string) =>
      template('info').replace(
        '"LaunchType":"FARGATE"',
        `"CapacityProviderStrategy":[{"CapacityProvider":"${provider}"}],"ForceNewDeployment":{"EnableForceNewDeployment":true,"ForceNewDeploymentNonce":"${nonce}"}`,
      );
    await app.update(withCapacity('FARGATE', 'a'), image(app.one));
    await app.record(app.one);

    expect(await app.update(withCapacity('FARGATE_SPOT', 'a'))).toMatchObject({
      StackStatus: 'UPDATE_ROLLBACK_COMPLETE',
    });
    expect(await app.update(withCapacity('FARGATE_SPOT', 'b'))).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  });

  test('without a stack policy, an update while the record is missing deletes the service', async () => {
    await app.update(template('info'), image(app.one));
    await app.record('-');

    expect(await app.update(template('debug'))).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
    expect(await app.running()).toBeUndefined();
  });
});
