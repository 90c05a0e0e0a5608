import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

test('a duplicate environment or service is reported once, without consequential problems', () => {
  const config = minimalConfig({
    environments: [minimalEnvironment('dev'), minimalEnvironment('dev')],
    services: [{ name: 'api' }, { name: 'worker' }, { name: 'api' }],
  });

  expect(linesOf(config)).toEqual([
    'environments[1].name: duplicate name, got "dev"; use a name other than that of environments[0]',
    'services[2].name: duplicate name, got "api"; use a name other than that of services[0]',
  ]);
});

test('approvals of one environment need different names; those of two environments can have the same', () => {
  const approval = [{ name: 'qa' }, { name: 'qa' }];
  const twice = minimalConfig({ environments: [minimalEnvironment('dev', { approval })] });
  const both = ['dev', 'production'].map((name) => minimalEnvironment(name, { approval: [{ name: 'qa' }] }));

  expect(linesOf(twice)).toEqual([
    'environments[0].approval[1].name: duplicate name, got "qa"; use a name other than that of environments[0].approval[0]',
  ]);
  expect(linesOf(minimalConfig({ environments: both }))).toEqual([]);
});

test('containers of a task need different names', () => {
  const sidecars = [
    { name: 'proxy', image: 'nginx' },
    { name: 'proxy', image: 'nginx' },
    { name: 'api', image: 'nginx' },
  ];

  expect(linesOf(configWithService({ sidecars }))).toEqual([
    'services[0].sidecars[1].name: duplicate name, got "proxy"; use a name other than that of services[0].sidecars[0]',
    'services[0].sidecars[2].name: duplicate name, got "api"; use a name other than that of the service\'s own container',
  ]);
  expect(linesOf(configWithService({ sidecars: sidecars.slice(2), containerName: 'app' }))).toEqual([]);
});

test('a container name of one environment can clash with the sidecars of all', () => {
  const config = configWithService({
    sidecars: [{ name: 'app', image: 'nginx' }],
    overrides: { production: { containerName: 'app' } },
  });

  expect(linesOf(config)).toEqual([
    'services[0].overrides.production.containerName: duplicate name, got "app"; use a name other than that of the service\'s own container',
  ]);
});

test('volumes of a task need different names', () => {
  expect(linesOf(configWithService({ volumes: [{ name: 'data' }, { name: 'data' }] }))).toEqual([
    'services[0].volumes[1].name: duplicate name, got "data"; use a name other than that of services[0].volumes[0]',
  ]);
});
