import { ServiceSettings } from '../../src/config';
import { resolveSettings } from '../../src/model/resolve-settings';
import { serviceNames } from '../../src/naming/names';

const NAMES = serviceNames({ name: 'shop' }, 'dev', { name: 'api' }, {});

const resolve = (settings: ServiceSettings) => resolveSettings(settings, NAMES);

test('every key has a value, whatever is set', () => {
  const withoutValue = Object.entries(resolve({})).filter(([, value]) => value === undefined);

  expect(withoutValue).toEqual([]);
});

test('a key that is not set has its default, an empty list or map, or null', () => {
  expect(resolve({})).toMatchObject({
    alarm: null,
    autoscaling: { min: 1, max: 1, targetCpu: 60 },
    cloudFormationProperties: { service: {}, taskDefinition: {}, container: {} },
    command: [],
    containerName: 'api',
    containerPort: null,
    cpu: 256,
    deployment: { minimumHealthyPercent: 100, maximumPercent: 200, circuitBreaker: true, alarmNames: [] },
    environment: {},
    healthCheck: null,
    launchType: 'FARGATE',
    memory: 512,
    networkMode: 'awsvpc',
    serviceName: 'shop-dev-api',
    sidecars: [],
    stackName: 'shop-dev-api',
  });
});

test.each<[string, ServiceSettings, object]>([
  ['the maximum number of tasks from the minimum', { autoscaling: { min: 3 } }, { autoscaling: { min: 3, max: 3 } }],
  [
    'the breaching periods from those that are evaluated',
    { alarm: { evaluationPeriods: 4 } },
    { alarm: { evaluationPeriods: 4, datapointsToAlarm: 4, period: 60, alarmActions: [] } },
  ],
])('a default that depends on another setting: %s', (_, settings, expected) => {
  expect(resolve(settings)).toMatchObject(expected);
});

test('a sidecar has defaults for its health check and its mount points', () => {
  const { sidecars } = resolve({
    sidecars: [
      {
        name: 'proxy',
        image: 'nginx:1',
        healthCheck: { command: ['CMD', 'true'] },
        mountPoints: [{ volume: 'cache', containerPath: '/cache' }],
      },
    ],
  });

  expect(sidecars).toEqual([
    {
      name: 'proxy',
      image: 'nginx:1',
      containerPort: null,
      cpu: null,
      memory: null,
      essential: true,
      environment: {},
      secrets: {},
      command: [],
      entryPoint: [],
      healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3, startPeriod: 0 },
      dependsOn: {},
      startTimeout: null,
      stopTimeout: null,
      mountPoints: [{ volume: 'cache', containerPath: '/cache', readOnly: false }],
      readonlyRootFilesystem: false,
      user: null,
      dockerLabels: {},
      linuxParameters: null,
      logging: null,
      firelens: null,
    },
  ]);
});

test('variables are sorted by name, so that their order in the config makes no difference', () => {
  const names = Object.keys(resolve({ environment: { ZONE: 'a', COLOUR: 'b', PORT: 'c' } }).environment);

  expect(names).toEqual(['COLOUR', 'PORT', 'ZONE']);
});
