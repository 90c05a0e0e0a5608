import { describeWith } from '../tools';
import { ACCOUNT, AppStack, image, template } from './app-stack';
import { type Emulator, startEmulator } from './emulator';

const RESOURCE = 'service/cluster/app';

/** The stack with a scalable target, and with scaling policies and scheduled actions of the given names. */
function scaled(policies: readonly string[], schedules: readonly string[]): string {
  const body = JSON.parse(template('info'));
  body.Resources.ScalableTarget = {
    Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
    Condition: 'HasImage',
    Properties: {
      MinCapacity: 1,
      MaxCapacity: 4,
      ResourceId: { 'Fn::Join': ['/', ['service', 'cluster', { 'Fn::GetAtt': ['Service', 'Name'] }]] },
      ScalableDimension: 'ecs:service:DesiredCount',
      ServiceNamespace: 'ecs',
      ScheduledActions: schedules.map((name) => ({
        ScheduledActionName: name,
        Schedule: 'rate(1 day)',
        Timezone: 'UTC',
        ScalableTargetAction: { MinCapacity: 2, MaxCapacity: 8 },
      })),
    },
  };
  for (const name of policies) {
    body.Resources[`${name}ScalingPolicy`] = {
      Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      Condition: 'HasImage',
      Properties: {
        PolicyName: name,
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: { Ref: 'ScalableTarget' },
        TargetTrackingScalingPolicyConfiguration: {
          TargetValue: 20,
          CustomizedMetricSpecification: { Namespace: 'AWS/SQS', MetricName: 'Messages', Statistic: 'Sum' },
        },
      },
    };
  }
  return JSON.stringify(body);
}

describeWith(['moto_server', 'python3'], 'emulated scaling', () => {
  let emulator: Emulator;
  let app: AppStack;

  beforeAll(async () => {
    emulator = await startEmulator();
    app = await AppStack.prepare(emulator);
    await app.create();
  }, 60_000);

  afterAll(() => emulator?.stop());

  const scaling = async () => (await emulator.scaling())[ACCOUNT]?.[RESOURCE];

  test('has exactly the policies and the scheduled actions in the template', async () => {
    const bounds = [1, 4];
    const at = { minCapacity: 2, maxCapacity: 8 };

    await app.update(scaled(['Memory', 'Queue'], ['evening', 'morning']), image(app.one));
    expect(await scaling()).toEqual({ bounds, policies: ['Memory', 'Queue'], schedules: { evening: at, morning: at } });

    await app.update(scaled(['Queue'], ['morning']), image(app.one));
    expect(await scaling()).toEqual({ bounds, policies: ['Queue'], schedules: { morning: at } });

    await app.update(scaled([], []), image(app.one));
    expect(await scaling()).toEqual({ bounds, policies: [], schedules: {} });

    await app.delete();
    expect(await scaling()).toBeUndefined();
  });
});
