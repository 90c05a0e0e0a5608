import { ContainerCondition, LaunchType, LogDriver, ServiceConfig, SidecarConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const { COMPLETE, HEALTHY, START, SUCCESS } = ContainerCondition;

const healthCheck = { command: ['CMD', 'true'] };

const problemsOf = (service: Partial<ServiceConfig>) =>
  linesOf(configWithService(service)).map((line) => line.replace('services[0].', ''));

const sidecar = (name: string, config: Partial<SidecarConfig> = {}): SidecarConfig => ({ name, ...config });

test('all valid dependencies', () => {
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
    'an unknown container',
    { dependsOn: { migration: START }, sidecars: [sidecar('migrations')] },
    ['dependsOn.migration: unknown container, got "migration"; use migrations'],
  ],
  [
    'any container where there is no other',
    { dependsOn: { migrations: START } },
    ['dependsOn.migrations: unknown container, got "migrations"; add it to sidecars'],
  ],
  [
    'itself',
    { dependsOn: { api: START }, sidecars: [sidecar('agent', { dependsOn: { agent: START } })] },
    [
      'dependsOn.api: container depends on itself, got "api"; remove it',
      'sidecars[0].dependsOn.agent: container depends on itself, got "agent"; remove it',
    ],
  ],
  [
    'the end of an essential container',
    {
      dependsOn: { migrations: SUCCESS },
      sidecars: [sidecar('migrations'), sidecar('report', { dependsOn: { api: COMPLETE } })],
    },
    [
      'dependsOn.migrations: migrations is essential, so the task stops when it exits, got "SUCCESS"; set essential: false for migrations, or use START or HEALTHY',
      'sidecars[1].dependsOn.api: api is essential, so the task stops when it exits, got "COMPLETE"; use START or HEALTHY',
    ],
  ],
  [
    'the health of a container without a check',
    { sidecars: [sidecar('proxy', { dependsOn: { api: HEALTHY } })] },
    [
      'sidecars[0].dependsOn.api: api has no healthCheck, so it never becomes healthy, got "HEALTHY"; add a healthCheck to api, or use START',
    ],
  ],
])('a container cannot wait for %s', (_, service, expected) => {
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
    'sidecars[0].dependsOn: circular dependency a → b → c → a; remove one of the dependencies, such as that of a on b',
  ]);
});

test('two dependencies on the same container are not circular', () => {
  expect(
    problemsOf({
      dependsOn: { a: START, b: START },
      sidecars: [sidecar('a', { dependsOn: { b: START } }), sidecar('b')],
    }),
  ).toEqual([]);
});

test('a log router that waits for a container that logs to it', () => {
  expect(
    problemsOf({
      logging: { driver: LogDriver.AWSFIRELENS },
      sidecars: [sidecar('log-router', { firelens: {}, dependsOn: { api: START } })],
    }),
  ).toEqual([
    'sidecars[0].dependsOn: circular dependency api → log-router → api; remove one of the dependencies because a container that logs with awsfirelens waits for the log router',
  ]);
});

test('a dependency that an override breaks', () => {
  expect(
    problemsOf({
      dependsOn: { migrations: SUCCESS },
      sidecars: [sidecar('migrations', { essential: false })],
      overrides: { production: { sidecars: [] } },
    }),
  ).toEqual(['dependsOn.migrations: unknown container, got "migrations"; add it to sidecars']);
});

test('Fargate waits 120 seconds at most', () => {
  const service = { startTimeout: 121, sidecars: [sidecar('agent', { startTimeout: 300 })] };

  expect(problemsOf(service)).toEqual([
    'sidecars[0].startTimeout: too long for Fargate, got 300; use at most 120, or remove it',
    'startTimeout: too long for Fargate, got 121; use at most 120, or remove it',
  ]);
  expect(problemsOf({ ...service, launchType: LaunchType.EC2 })).toEqual([]);
});
