import { EnvironmentConfig, ServiceConfig } from '../../src/config';
import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const targetGroup = (region: string, accountId: string) =>
  `arn:aws:elasticloadbalancing:${region}:${accountId}:targetgroup/a/0123456789abcdef`;

const environments: EnvironmentConfig[] = [
  minimalEnvironment('dev'),
  minimalEnvironment('staging', { accountId: '333333333333' }),
  minimalEnvironment('production', { accountId: '444444444444', region: 'eu-central-1' }),
];

const withService = (service: Partial<ServiceConfig>) =>
  minimalConfig({ environments, services: [{ name: 'api', containerPort: 80, ...service }] });

describe('a target group', () => {
  const ofDev = targetGroup('eu-west-1', '222222222222');
  const ofStaging = targetGroup('eu-west-1', '333333333333');
  const ofProduction = targetGroup('eu-central-1', '444444444444');

  test('for each environment', () => {
    const overrides = { staging: { targetGroupArn: ofStaging }, production: { targetGroupArn: ofProduction } };

    expect(linesOf(withService({ targetGroupArn: ofDev, overrides }))).toEqual([]);
  });

  test('of dev that is also used in all other environments', () => {
    expect(linesOf(withService({ targetGroupArn: ofDev }))).toEqual([
      `services[0].targetGroupArn: not in the account and Region of staging and production, got "${ofDev}"; set one for each of these environments under overrides`,
    ]);
  });

  test('of dev that is also used in one other environment', () => {
    expect(
      linesOf(withService({ targetGroupArn: ofDev, overrides: { production: { targetGroupArn: ofProduction } } })),
    ).toEqual([
      `services[0].targetGroupArn: not in the account of staging, got "${ofDev}"; use one in account 333333333333 and Region eu-west-1, under overrides.staging`,
    ]);
  });

  test('of another environment, in overrides', () => {
    const overrides = { staging: { targetGroupArn: ofStaging }, production: { targetGroupArn: ofStaging } };

    expect(linesOf(withService({ targetGroupArn: ofDev, overrides }))).toEqual([
      `services[0].overrides.production.targetGroupArn: not in the account and Region of production, got "${ofStaging}"; use one in account 444444444444 and Region eu-central-1`,
    ]);
  });

  test('is not reported where the account of the environment is wrong', () => {
    const config = { ...withService({ targetGroupArn: ofDev }), environments: [{ name: 'dev', accountId: '2222' }] };

    expect(linesOf(config)).toEqual([expect.stringMatching(/^environments\[0\].accountId: invalid format/)]);
  });

  test('is not reported where the Region of the environment is wrong', () => {
    const broken = { name: 'dev', accountId: '222222222222', region: 'Frankfurt' };
    const arn = targetGroup('eu-central-1', '222222222222');

    expect(linesOf({ ...withService({ targetGroupArn: arn }), environments: [broken] })).toEqual([
      expect.stringMatching(/^environments\[0\].region: invalid format/),
    ]);
  });
});

test('a misspelled Region makes no ARN wrong', () => {
  const service = { name: 'api', containerPort: 80, targetGroupArn: targetGroup('eu-west-1', '222222222222') };

  expect(linesOf(minimalConfig({ region: 'eu-wst-1', services: [service] }))).toEqual([
    expect.stringMatching(/^region: unknown AWS Region/),
  ]);
});

describe('an action of an alarm', () => {
  const inOneEnvironment = (alarmActions: string[]) =>
    minimalConfig({ services: [{ name: 'api', alarm: { alarmActions, okActions: [] } }] });

  test.each([
    ['a topic of another account', 'arn:aws:sns:eu-west-1:999999999999:on-call'],
    ['a function of another account', 'arn:aws:lambda:eu-west-1:999999999999:function:on-call'],
    ['a response plan, which has no Region', 'arn:aws:ssm-incidents::222222222222:response-plan/on-call'],
    ['an action of EC2, which has no account', 'arn:aws:automate:eu-west-1:ec2:reboot'],
    ['an OpsCenter item', 'arn:aws:ssm:eu-west-1:222222222222:opsitem:1'],
  ])('can be %s', (_, arn) => {
    expect(linesOf(inOneEnvironment([arn]))).toEqual([]);
  });

  test.each([
    ['in another Region', 'arn:aws:sns:eu-central-1:222222222222:on-call', 'Region'],
    ['a policy of another account', 'arn:aws:autoscaling:eu-west-1:999999999999:scalingPolicy:1', 'account'],
  ])('cannot be %s', (_, arn, part) => {
    expect(linesOf(inOneEnvironment(['arn:aws:sns:eu-west-1:222222222222:on-call', arn]))).toEqual([
      `services[0].alarm.alarmActions[1]: not in the ${part} of dev, got "${arn}"; use one in account 222222222222 and Region eu-west-1`,
    ]);
  });

  test('must be an ARN', () => {
    const config = configWithService({ alarm: { alarmActions: ['on-call'], okActions: ['on-call'] } });
    const problem = 'not an ARN, got "on-call"; use an ARN such as arn:aws:sns:{region}:{account}:{topic}';

    expect(linesOf(config)).toEqual([
      `services[0].alarm.alarmActions[0]: ${problem}`,
      `services[0].alarm.okActions[0]: ${problem}`,
    ]);
  });

  test('cannot be the same for environments in several Regions', () => {
    const alarm = { okActions: ['arn:aws:sns:eu-west-1:222222222222:on-call'] };

    expect(linesOf(withService({ alarm }))).toEqual([
      'services[0].alarm.okActions[0]: not in the Region of production, got "arn:aws:sns:eu-west-1:222222222222:on-call"; use one in account 444444444444 and Region eu-central-1, under overrides.production',
    ]);
  });
});

describe('an ARN in the CloudFormation properties of the service', () => {
  test('must be in the account and Region of the environment; a role has no Region', () => {
    const service = {
      LoadBalancers: [
        {
          TargetGroupArn: 'arn:aws:elasticloadbalancing:eu-central-1:222222222222:targetgroup/a/b',
          AdvancedConfiguration: { RoleArn: 'arn:aws:iam::999999999999:role/ecs' },
        },
      ],
      VpcLatticeConfigurations: [{ TargetGroupArn: 'arn:aws:vpc-lattice:eu-west-1:999999999999:targetgroup/tg-1' }],
    };
    const config = minimalConfig({ services: [{ name: 'api', cloudFormationProperties: { service } }] });
    const path = 'services[0].cloudFormationProperties.service.LoadBalancers[0]';

    expect(linesOf(config)).toEqual([
      `${path}.AdvancedConfiguration.RoleArn: not in the account of dev, got "arn:aws:iam::999999999999:role/ecs"; use one in account 222222222222 and Region eu-west-1`,
      `${path}.TargetGroupArn: not in the Region of dev, got "arn:aws:elasticloadbalancing:eu-central-1:222222222222:targetgroup/a/b"; use one in account 222222222222 and Region eu-west-1`,
    ]);
  });
});
