import { CpuArchitecture, LaunchType, ServiceConfig, ServiceSettings } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const problems = (own: Partial<ServiceConfig>, over: object) =>
  linesOf(configWithService({ ...own, overrides: { production: over as ServiceSettings } }));

test.each<[string, Partial<ServiceConfig>, object]>([
  ['a setting', { capacityProvider: 'FARGATE_SPOT' }, { capacityProvider: null }],
  ['a setting with a choice of values', { cpuArchitecture: CpuArchitecture.ARM64 }, { cpuArchitecture: null }],
  ['a list', { command: ['serve'] }, { command: null }],
  ['a map', { alarm: { period: 120 } }, { alarm: null }],
  ['a key of a map', { autoscaling: { min: 2, max: 4 } }, { autoscaling: { min: null } }],
  ['a variable', { environment: { A: 'a' } }, { environment: { A: null } }],
  ['a secret', { secrets: { A: 'arn:aws:ssm:eu-west-1:222222222222:parameter/a' } }, { secrets: { A: null } }],
  [
    'a property',
    { cloudFormationProperties: { service: { AvailabilityZoneRebalancing: 'ENABLED' } } },
    { cloudFormationProperties: { service: { AvailabilityZoneRebalancing: null } } },
  ],
])('an override can remove %s', (_, own, over) => {
  expect(problems(own, over)).toEqual([]);
});

test('rules check the remaining settings', () => {
  const own = { launchType: LaunchType.EC2, gpu: 1, bindMounts: [{ hostPath: '/a', containerPath: '/b' }] };

  expect(problems(own, { launchType: null, bindMounts: null })).toEqual([
    'services[0].gpu: not supported on Fargate, got 1; remove it, or use container instances (launchType: EC2, or your own capacity provider)',
  ]);
});

test.each<[string, object, string]>([
  ['a setting', { user: null }, 'user'],
  ['a variable', { environment: { DEBGU: null } }, 'environment.DEBGU'],
  ['a key of a map that the service does not have', { alarm: { period: null } }, 'alarm.period'],
])('a null that removes nothing is reported once: %s', (_, over, path) => {
  expect(problems({ environment: { DEBUG: '1' } }, over)).toEqual([
    `services[0].overrides.production.${path}: null has no effect because the service does not set this value; remove it`,
  ]);
});

test('a null is not reported where it could remove a broken setting of the service', () => {
  expect(problems({ user: 1 as unknown as string }, { user: null })).toEqual([
    'services[0].user: not a string, got 1; put it in quotes: "1"',
  ]);
});

test.each<[string, object, string]>([
  [
    'that a map requires',
    { healthCheck: { command: null } },
    'services[0].overrides.production.healthCheck.command: missing value; set a value, or remove the key',
  ],
  [
    'in a list',
    { command: [null] },
    'services[0].overrides.production.command[0]: missing value; set a value, or remove the key',
  ],
])('a value cannot be removed %s', (_, over, expected) => {
  expect(problems({ healthCheck: { command: ['CMD', 'true'] } }, over)).toEqual([expected]);
});

test('outside of overrides, null is a missing value', () => {
  expect(linesOf(configWithService({ user: null as never }))).toEqual([
    'services[0].user: missing value; set a value, or remove the key',
  ]);
});

test.each<[string, object, string]>([
  ['a number', { cpu: '256' }, 'cpu: not a whole number, got "256"; remove the quotes'],
  ['a map', { autoscaling: 3 }, 'autoscaling: not a map, got 3; use a map, such as { key: value }'],
  ['one of several values', { launchType: 'LAMBDA' }, 'launchType: unknown value, got "LAMBDA"; use FARGATE or EC2'],
  ['a string in a map', { environment: { A: 1 } }, 'environment.A: not a string, got a number; put it in quotes'],
])('problems in overrides are reported like elsewhere: %s', (_, over, expected) => {
  expect(problems({}, over)).toEqual([`services[0].overrides.production.${expected}`]);
});
