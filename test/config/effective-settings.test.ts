import { effectiveSettings, LaunchType, ServiceConfig, ServiceSettings } from '../../src/config';

const service: ServiceConfig = {
  name: 'api',
  cpu: 256,
  memory: 512,
  environment: { LOG_LEVEL: 'info', REGION: 'eu' },
  autoscaling: { min: 1, max: 4 },
  command: ['serve', '--fast'],
  sidecars: [{ name: 'proxy', image: 'nginx' }],
  cloudFormationProperties: { service: { Tags: [1], Nested: { a: 1, b: 2 } } },
  environments: ['dev', 'production'],
  image: { tag: 'release' },
  push: { iamUser: true },
  overrides: {
    production: {
      cpu: 1024,
      environment: { LOG_LEVEL: 'warn', EXTRA: 'yes' },
      autoscaling: { max: 10 },
      command: ['serve'],
      sidecars: [],
      cloudFormationProperties: { service: { Nested: { b: 3 } } },
    },
  },
};

test('an environment without overrides has only the settings of the service', () => {
  const { name, environments, image, push, overrides, ...settings } = service;

  expect(effectiveSettings(service, 'dev')).toEqual(settings);
});

test('maps are merged at every level, and other values are replaced', () => {
  expect(effectiveSettings(service, 'production')).toEqual({
    cpu: 1024,
    memory: 512,
    environment: { LOG_LEVEL: 'warn', REGION: 'eu', EXTRA: 'yes' },
    autoscaling: { min: 1, max: 10 },
    command: ['serve'],
    sidecars: [],
    cloudFormationProperties: { service: { Tags: [1], Nested: { a: 1, b: 3 } } },
  });
});

test('the service is not changed', () => {
  const before = structuredClone(service);
  effectiveSettings(service, 'production');

  expect(service).toEqual(before);
});

test('an undefined override, which is possible in code, has no effect', () => {
  const settings = effectiveSettings({ name: 'api', cpu: 256, overrides: { dev: { cpu: undefined } } }, 'dev');

  expect(settings.cpu).toBe(256);
});

test('an environment named constructor has no overrides by default', () => {
  const settings = { launchType: LaunchType.EC2 };

  expect(effectiveSettings({ name: 'api', ...settings, overrides: {} }, 'constructor')).toEqual(settings);
});

test('a variable named constructor is treated like any other', () => {
  const overrides = { dev: { environment: { constructor: 'b' } } };

  expect(effectiveSettings({ name: 'api', environment: { A: 'a' }, overrides }, 'dev').environment).toEqual({
    A: 'a',
    constructor: 'b',
  });
});

describe('a null in the overrides, which is possible in YAML but not in TypeScript', () => {
  const settingsOf = (own: object, over: object) =>
    effectiveSettings({ name: 'api', ...own, overrides: { dev: over as ServiceSettings } }, 'dev');

  test.each<[string, object, object, object]>([
    ['a setting', { cpu: 256, memory: 512 }, { cpu: null }, { memory: 512 }],
    ['a map', { alarm: { period: 120 } }, { alarm: null }, {}],
    ['a key of a map', { environment: { A: 'a', B: 'b' } }, { environment: { A: null } }, { environment: { B: 'b' } }],
    [
      'a property at any depth',
      { cloudFormationProperties: { service: { Nested: { a: 1, b: 2 } } } },
      { cloudFormationProperties: { service: { Nested: { a: null } } } },
      { cloudFormationProperties: { service: { Nested: { b: 2 } } } },
    ],
    [
      'a variable called __proto__',
      JSON.parse('{"environment":{"__proto__":"a"}}'),
      JSON.parse('{"environment":{"__proto__":null}}'),
      { environment: {} },
    ],
    ['nothing, if nothing is set', {}, { cpu: null, environment: { A: null } }, { environment: {} }],
  ])('removes %s', (_, own, over, expected) => {
    expect(settingsOf(own, over)).toEqual(expected);
  });

  test('is kept in a list, so that the schema or a rule rejects it', () => {
    expect(settingsOf({}, { command: [null] })).toEqual({ command: [null] });
  });
});
