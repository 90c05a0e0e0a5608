import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

test('overrides for an unknown environment', () => {
  expect(linesOf(configWithService({ overrides: { prodution: {}, qa: {} } }))).toEqual([
    'services[0].overrides.prodution: unknown environment; did you mean production?',
    'services[0].overrides.qa: unknown environment; use dev or production',
  ]);
});

test('overrides for an environment other than the only one, and for any environment where there is none', () => {
  const services = [{ name: 'api', overrides: { qa: {} } }];

  expect(linesOf(minimalConfig({ services }))).toEqual(['services[0].overrides.qa: unknown environment; use dev']);
  expect(linesOf(minimalConfig({ services, environments: [] }))).toEqual([
    expect.stringMatching(/^environments: too few items/),
  ]);
});

test('overrides are not reported where the name of an environment is wrong', () => {
  const config = configWithService({ overrides: { Prod: {} } });
  const environments = [...config.environments.slice(0, 1), { name: 'Prod!', accountId: '333333333333' }];

  expect(linesOf({ ...config, environments })).toEqual([
    expect.stringMatching(/^environments\[1\]\.name: invalid format/),
  ]);
});

test('no environment can have the name of the pipeline root', () => {
  const environments = [minimalEnvironment('dev'), minimalEnvironment('pipeline')];

  expect(linesOf(minimalConfig({ environments }))).toEqual([
    'environments[1].name: reserved for the pipeline root, got "pipeline"; use another name',
  ]);
});

describe('a service in some environments only', () => {
  const [DEV, PRODUCTION] = [
    minimalEnvironment('dev'),
    minimalEnvironment('production', { accountId: '333333333333' }),
  ];
  const problems = (...services: ServiceConfig[]) =>
    linesOf(minimalConfig({ environments: [DEV, PRODUCTION], services: [{ name: 'web' }, ...services] }));

  test('is checked only there', () => {
    const secrets = { KEY: 'arn:aws:ssm:eu-west-1:222222222222:parameter/a' };
    const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/a/0123456789abcdef';
    const settings = { containerPort: 80, secrets, targetGroupArn };

    expect(problems({ name: 'api', ...settings })).toHaveLength(1);
    expect(problems({ name: 'api', ...settings, environments: ['dev'] })).toEqual([]);
  });

  test('in unknown environments', () => {
    expect(problems({ name: 'api', environments: ['dev', 'prodution', 'qa'] })).toEqual([
      'services[1].environments[1]: unknown environment, got "prodution"; did you mean production?',
      'services[1].environments[2]: unknown environment, got "qa"; use dev or production',
    ]);
  });

  test('in no environment', () => {
    expect(problems({ name: 'api', environments: [] })).toEqual([
      'services[1].environments: too few items, got an empty list; use 1 or more, or remove the key',
    ]);
  });

  test('can have overrides only for these', () => {
    expect(problems({ name: 'api', environments: ['dev'], overrides: { dev: {}, production: { cpu: 512 } } })).toEqual([
      'services[1].overrides.production: the service does not run in this environment; remove it, or add production to the environments of the service',
    ]);
  });

  test('is not checked while its environments have the wrong shape', () => {
    const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/a/0123456789abcdef';
    const environments = 'dev' as unknown as string[];

    expect(problems({ name: 'api', containerPort: 80, targetGroupArn, environments })).toEqual([
      'services[1].environments: not a list, got "dev"; use a list, such as [a, b]',
    ]);
  });
});

test('an environment that no service runs in has no purpose', () => {
  const environments = [minimalEnvironment('dev'), minimalEnvironment('qa', { accountId: '333333333333' })];
  const services = [
    { name: 'web', environments: ['dev'] },
    { name: 'worker', environments: ['dev'] },
  ];

  expect(linesOf(minimalConfig({ environments, services }))).toEqual([
    'environments[1].name: no service runs in this environment, got "qa"; add it to the environments of a service, or remove it',
  ]);
  expect(linesOf(minimalConfig({ environments, services: [...services, { name: 'api' }] }))).toEqual([]);
});

/** Each in its own account, because the policy of Terraform's role would be too large in one account. */
const environments = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    minimalEnvironment(`e${index}`, { approval: index > 0, accountId: `${222_222_222_200 + index}` }),
  );

test('a pipeline can have 50 stages', () => {
  expect(linesOf(minimalConfig({ environments: environments(25) }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments: environments(26) }))).toEqual([
    'environments: too many pipeline stages, got 52 including the source and the approvals; remove environments or approvals until a pipeline has at most 50 stages',
  ]);
});

test('a pipeline has stages only for the environments of its services', () => {
  const all = environments(26).map(({ name }) => name);
  const services = [
    { name: 'a', environments: all.slice(0, 25) },
    { name: 'b', environments: all.slice(25) },
  ];

  expect(linesOf(minimalConfig({ environments: environments(26), services }))).toEqual([]);
  // Services that share an image have one pipeline.
  const sharing = [services[0]!, { ...services[1]!, image: { from: 'a' } }];
  expect(linesOf(minimalConfig({ environments: environments(26), services: sharing }))).toEqual([
    expect.stringContaining('too many pipeline stages, got 52'),
  ]);
});
