import { ContainerCondition, LaunchType, LogDriver, ServiceConfig, SidecarConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const { COMPLETE, HEALTHY, START, SUCCESS } = ContainerCondition;

const healthCheck = { command: ['CMD', 'true'] };

const problemsOf = (service: Partial<ServiceConfig>) =>
  linesOf(configWithService(service)).map((line) => line.replace('services[0].', ''));

const sidecar = (name: string, config: Partial<SidecarConfig> = {}): SidecarConfig => ({ name, ...config });

test('everything that can be waited for', () => {
  expect(
    problemsOf({
      dependsOn: { migrations: SUCCESS, seed: COMPLETE, agent: HEALTHY, cache: START },
      sidecars: [
        sidecar('migrations', { essential: false, startTimeout: 120 }),
        sidecar('seed', { essential: false, dependsOn: { migrations: SUCCESS } }),
        sidecar('agent', { healthCheck }),
        sidecar('cache'),
      ],
    }),
  ).toEqual([]);
  expect(
    problemsOf({ healthCheck, containerName: 'app', sidecars: [sidecar('proxy', { dependsOn: { app: HEALTHY } })] }),
  ).toEqual([]);
});

test.each<[string, Partial<ServiceConfig>, string[]]>([
  [
    'a container that there is not',
    { dependsOn: { migration: START }, sidecars: [sidecar('migrations')] },
    ['dependsOn.migration: no such container, got "migration"; the others are migrations'],
  ],
  [
    'any container, where there is no other',
    { dependsOn: { migrations: START } },
    ['dependsOn.migrations: no such container, got "migrations"; add it to sidecars'],
  ],
  [
    'itself',
    { dependsOn: { api: START }, sidecars: [sidecar('agent', { dependsOn: { agent: START } })] },
    [
      'dependsOn.api: a container that would wait for itself, got "api"; remove it',
      'sidecars[0].dependsOn.agent: a container that would wait for itself, got "agent"; remove it',
    ],
  ],
  [
    'the end of an essential container',
    {
      dependsOn: { migrations: SUCCESS },
      sidecars: [sidecar('migrations'), sidecar('report', { dependsOn: { api: COMPLETE } })],
    },
    [
      'dependsOn.migrations: migrations is essential: the task stops when it ends, got "SUCCESS"; set essential: false for migrations, or use START or HEALTHY',
      'sidecars[1].dependsOn.api: api is essential: the task stops when it ends, got "COMPLETE"; use START or HEALTHY',
    ],
  ],
  [
    'the health of a container without a check',
    { sidecars: [sidecar('proxy', { dependsOn: { api: HEALTHY } })] },
    [
      'sidecars[0].dependsOn.api: api has no healthCheck, so ECS never knows it to be healthy, got "HEALTHY"; add one to api, or use START',
    ],
  ],
])('not %s', (_, service, expected) => {
  expect(problemsOf(service)).toEqual(expected);
});

test('containers that wait for each other', () => {
  expect(
    problemsOf({
      dependsOn: { a: START },
      sidecars: [
        sidecar('a', { dependsOn: { b: START } }),
        sidecar('b', { dependsOn: { c: START } }),
        sidecar('c', { dependsOn: { a: START } }),
      ],
    }),
  ).toEqual([
    'sidecars[0].dependsOn: containers that wait for each other, a → b → c → a; remove one of the dependencies, such as that of a on b',
  ]);
});

test('two ways to the same container are no circle', () => {
  expect(
    problemsOf({
      dependsOn: { a: START, b: START },
      sidecars: [sidecar('a', { dependsOn: { b: START } }), sidecar('b')],
    }),
  ).toEqual([]);
});

test('a log router that waits for what logs to it', () => {
  expect(
    problemsOf({
      logging: { driver: LogDriver.AWSFIRELENS },
      sidecars: [sidecar('log-router', { firelens: {}, dependsOn: { api: START } })],
    }),
  ).toEqual([
    'sidecars[0].dependsOn: containers that wait for each other, api → log-router → api; remove one of the dependencies: what logs with awsfirelens waits for the log router',
  ]);
});

test('in an environment whose override breaks it', () => {
  expect(
    problemsOf({
      dependsOn: { migrations: SUCCESS },
      sidecars: [sidecar('migrations', { essential: false })],
      overrides: { production: { sidecars: [] } },
    }),
  ).toEqual(['dependsOn.migrations: no such container, got "migrations"; add it to sidecars']);
});

test('Fargate waits for 120 seconds at most', () => {
  const service = { startTimeout: 121, sidecars: [sidecar('agent', { startTimeout: 300 })] };

  expect(problemsOf(service)).toEqual([
    'sidecars[0].startTimeout: longer than Fargate waits, got 300; use at most 120, or leave it out',
    'startTimeout: longer than Fargate waits, got 121; use at most 120, or leave it out',
  ]);
  expect(problemsOf({ ...service, launchType: LaunchType.EC2 })).toEqual([]);
});
