import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf, minimalConfig } from '../config/fixtures';

type Case = [scenario: string, service: Partial<ServiceConfig>, lines: string[]];

const days =
  'use 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653';

test('log retention that CloudWatch Logs does not support', () => {
  const config = {
    ...minimalConfig({ services: [{ name: 'api', logRetentionDays: 91 }] }),
    pipeline: { accountId: '111111111111', logRetentionDays: 0 },
  };

  expect(linesOf(config)).toEqual([
    `pipeline.logRetentionDays: not supported by CloudWatch Logs, got 0; ${days}`,
    `services[0].logRetentionDays: not supported by CloudWatch Logs, got 91; ${days}`,
  ]);
  expect(linesOf(configWithService({ logRetentionDays: 3653 }))).toEqual([]);
});

const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/a/b';

test.each<Case>([
  ['with a port', { targetGroupArn, containerPort: 80, healthCheckGracePeriod: 60 }, []],
  [
    'without a port',
    { targetGroupArn },
    [`services[0].targetGroupArn: requires containerPort, got "${targetGroupArn}"; set containerPort, or remove it`],
  ],
  ...[
    'shop-api',
    'arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer/app/a/b',
    `${targetGroupArn}/c`,
  ].map(
    (arn): Case => [
      `not a target group: ${arn}`,
      { targetGroupArn: arn, containerPort: 80 },
      [
        `services[0].targetGroupArn: not the ARN of a target group, got "${arn}"; use an ARN such as arn:aws:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{id}`,
      ],
    ],
  ),
  [
    'only a grace period',
    { healthCheckGracePeriod: 60 },
    [
      'services[0].healthCheckGracePeriod: requires a load balancer, got 60; set loadBalancer or targetGroupArn, or remove it',
    ],
  ],
])('load balancer: %s', (_, service, lines) => {
  expect(linesOf(minimalConfig({ services: [{ name: 'api', ...service }] }))).toEqual(lines);
});

const efs = { fileSystemId: 'fs-0123', accessPointId: 'fsap-0123' };

test.each<Case>([
  ['an access point and the root', { volumes: [{ name: 'a', efs: { ...efs, rootDirectory: '/' } }] }, []],
  [
    'an access point and another directory',
    { volumes: [{ name: 'a', efs: { ...efs, rootDirectory: '/b' } }] },
    [
      'services[0].volumes[0].efs.rootDirectory: cannot be combined with accessPointId, which has its own root directory, got "/b"; remove one of the two',
    ],
  ],
  [
    'two kinds',
    { capacityProvider: 'main', volumes: [{ name: 'a', efs, hostPath: '/b' }] },
    ['services[0].volumes[0].hostPath: cannot be combined with efs, got "/b"; remove one of the two'],
  ],
])('volumes: %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});

const mount = (volume: string) => [{ volume, containerPath: '/srv' }];

test.each<Case>([
  ['of a volume', { volumes: [{ name: 'data' }], mountPoints: mount('data') }, []],
  [
    'without volumes',
    { mountPoints: mount('data') },
    ['services[0].mountPoints[0].volume: unknown volume, got "data"; add it to volumes'],
  ],
  [
    'of another volume, in a sidecar',
    {
      volumes: [{ name: 'data' }, { name: 'cache' }],
      sidecars: [{ name: 'a', image: 'b', mountPoints: [...mount('data'), ...mount('date')] }],
    },
    ['services[0].sidecars[0].mountPoints[1].volume: unknown volume, got "date"; use data or cache'],
  ],
  [
    'of a volume that an environment does not have',
    { volumes: [{ name: 'data' }], mountPoints: mount('data'), overrides: { production: { volumes: [] } } },
    ['services[0].overrides.production.volumes: unknown volume, got "data"; add it to volumes'],
  ],
])('mount points: %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});

const command = ['curl', '--fail', 'http://localhost/'];
const fix = 'start the command with one of them, such as [CMD-SHELL, "curl --fail http://localhost/"]';

test.each<Case>([
  ['CMD', { healthCheck: { command: ['CMD', ...command] } }, []],
  ['CMD-SHELL', { healthCheck: { command: ['CMD-SHELL', 'true'] } }, []],
  [
    'neither',
    { healthCheck: { command }, sidecars: [{ name: 'a', image: 'b', healthCheck: { command } }] },
    [
      `services[0].healthCheck.command[0]: must be CMD or CMD-SHELL, got "curl"; ${fix}`,
      `services[0].sidecars[0].healthCheck.command[0]: must be CMD or CMD-SHELL, got "curl"; ${fix}`,
    ],
  ],
])('health check: %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});
