import { checkConfig } from '../../src/reading/check-config';
import { configWithEnvironment, configWithService, linesOf, minimalConfig } from '../config/fixtures';

/** A config with a value that TypeScript would reject. */
function wrong(changes: Record<string, unknown>): unknown {
  return { ...minimalConfig(), ...changes };
}

function wrongEnvironment(changes: Record<string, unknown>): unknown {
  return wrong({ environments: [{ name: 'dev', accountId: '222222222222', ...changes }] });
}

function wrongService(changes: Record<string, unknown>): unknown {
  return wrong({ services: [{ name: 'api', ...changes }] });
}

test('a minimal config has no problems', () => {
  expect(linesOf(minimalConfig())).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['a string', 'hello', 'config: not a map, got "hello"; use a map, such as { key: value }'],
  ['a list', [1], 'config: not a map, got a list of 1; use a map, such as { key: value }'],
  ['null', null, 'config: missing value; set a value, or remove the key'],
])('%s is not a config', (_, config, line) => {
  expect(linesOf(config)).toEqual([line]);
});

describe('keys', () => {
  test.each<[string, unknown, string]>([
    [
      'a missing key is described',
      wrong({ region: undefined }),
      'region: missing; add it: AWS Region of the pipeline account and of every environment without its own, for example `eu-west-1`',
    ],
    [
      'an unknown key that is similar to a known one',
      wrongService({ memroy: 512 }),
      'services[0].memroy: unknown key; did you mean memory?',
    ],
    [
      'an unknown key with different capitalization',
      wrongService({ CPU: 256 }),
      'services[0].CPU: unknown key; did you mean cpu?',
    ],
    ['an unknown key among many', wrongService({ colour: 'red' }), 'services[0].colour: unknown key; remove it'],
    [
      'an unknown key among few',
      wrong({ pipeline: { accountId: '111111111111', colour: 'red' } }),
      'pipeline.colour: unknown key; remove it, or use accountId, region, artifactExpirationDays, logRetentionDays, createGithubOidcProvider, permissionsBoundaryArn, createGitlabOidcProvider or notifications',
    ],
    [
      'a misspelled required key is one mistake, not two',
      wrong({ pipeline: { acountId: '111111111111' } }),
      'pipeline.acountId: unknown key; did you mean accountId?',
    ],
    [
      'a key of the object prototype',
      wrong(JSON.parse('{"__proto__": 1}')),
      '__proto__: unknown key; remove it, or use name, region, pipeline, environments, services, terraform, ci, tags, permissionsBoundaryArn, rolePath or newRegions',
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config)).toEqual([line]);
  });
});

describe('keys of other tools', () => {
  test.each<[string, unknown, string]>([
    ['env', wrongService({ env: {} }), 'services[0].env: unknown key; use environment: { NAME: value }'],
    ['cron', wrongService({ cron: '0 4 * * *' }), 'services[0].cron: unknown key; use schedule: cron(0 4 * * ? *)'],
    ['port', wrongService({ port: 80 }), 'services[0].port: unknown key; use containerPort: 8080'],
    ['ports', wrongService({ ports: ['80:80'] }), 'services[0].ports: unknown key; use containerPort: 8080'],
    [
      'portMappings',
      wrongService({ PortMappings: [] }),
      'services[0].PortMappings: unknown key; use containerPort: 8080',
    ],
    [
      'a count',
      wrongService({ desiredCount: 2 }),
      'services[0].desiredCount: unknown key; use autoscaling: { min: 2, max: 4 }',
    ],
    [
      'a key in an override',
      wrongService({ overrides: { dev: { env: {} } } }),
      'services[0].overrides.dev.env: unknown key; use environment: { NAME: value }',
    ],
    [
      'a key of a sidecar',
      wrongService({ sidecars: [{ name: 'a', image: 'b', ports: [80] }] }),
      'services[0].sidecars[0].ports: unknown key; use containerPort: 8080',
    ],
    [
      'in place of a required key: one mistake, not two',
      wrong({ environments: [{ name: 'dev', account: '222222222222' }] }),
      'environments[0].account: unknown key; use accountId: "111111111111"',
    ],
    [
      'in a map without an equivalent key',
      wrong({ tags: {}, terraform: { port: 80 } }),
      'terraform.port: unknown key; remove it, or use roleName, planRoleName, principals, policyArns, existing, stateBucket or stateRegion',
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config)).toEqual([line]);
  });
});

test('a key of another tool does not hide problems of its equivalent', () => {
  expect(linesOf(wrongService({ port: 80, containerPort: 70000 }))).toEqual([
    'services[0].containerPort: too large, got 70000; use 1 to 65535',
    'services[0].port: unknown key; use containerPort: 8080',
  ]);
});

describe('a map instead of a list of items with names', () => {
  test.each<[string, unknown, string]>([
    [
      'environments',
      {
        ...minimalConfig({ services: [{ name: 'api', overrides: { dev: {} } }] }),
        environments: { dev: {}, live: {} },
      },
      'environments: not a list, got a map; use a list whose items have names: [{ name: dev, … }, …]',
    ],
    [
      'services',
      wrong({ services: { api: { cpu: 256 } } }),
      'services: not a list, got a map; use a list whose items have names: [{ name: api, … }, …]',
    ],
    [
      'sidecars',
      wrongService({ sidecars: { proxy: { image: 'nginx' } } }),
      'services[0].sidecars: not a list, got a map; use a list whose items have names: [{ name: proxy, … }, …]',
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config)).toEqual([line]);
  });
});

describe('types', () => {
  test.each<[string, unknown, string]>([
    ['null', wrongService({ sidecars: null }), 'services[0].sidecars: missing value; set a value, or remove the key'],
    [
      'a number in quotes',
      wrongService({ cpu: '256' }),
      'services[0].cpu: not a whole number, got "256"; remove the quotes',
    ],
    ['a fraction', wrongService({ cpu: 256.5 }), 'services[0].cpu: not a whole number, got 256.5; use a whole number'],
    [
      'a boolean in quotes',
      wrongService({ assignPublicIp: 'true' }),
      'services[0].assignPublicIp: not true or false, got "true"; remove the quotes',
    ],
    [
      'a YAML 1.1 boolean',
      wrongService({ assignPublicIp: 'yes' }),
      'services[0].assignPublicIp: not true or false, got "yes"; use true or false',
    ],
    [
      'a string for a list',
      wrongService({ command: 'run --fast' }),
      'services[0].command: not a list, got "run --fast"; use a list, such as [a, b]',
    ],
    [
      'a list for a map',
      wrongService({ autoscaling: [1, 4] }),
      'services[0].autoscaling: not a map, got a list of 2; use a map, such as { key: value }',
    ],
    ['a number for a string', wrong({ tags: { cost: 12 } }), 'tags.cost: not a string, got 12; put it in quotes: "12"'],
    [
      'a number in a list of strings',
      wrongService({ command: ['--port', 80] }),
      'services[0].command[1]: not a string, got 80; put it in quotes: "80"',
    ],
    ['a map for a string', wrong({ name: {} }), 'name: not a string, got a map; use a string'],
    [
      'a string for a service',
      wrong({ services: ['api'] }),
      'services[0]: not a map, got "api"; use a map, such as { key: value }',
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config)).toEqual([line]);
  });
});

describe('a value that could be a secret is not printed', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'a boolean',
      { environment: { DEBUG: true } },
      'services[0].environment.DEBUG: not a string, got a boolean; put it in quotes',
    ],
    [
      'a number',
      { environment: { PIN: 4711 } },
      'services[0].environment.PIN: not a string, got a number; put it in quotes',
    ],
    [
      'a nested map',
      { environment: { A: { token: 'hunter2' } } },
      'services[0].environment.A: not a string, got a map; use a string',
    ],
    [
      'all variables in one string',
      { environment: 'TOKEN=hunter2' },
      'services[0].environment: not a map, got a string; use a map, such as { key: value }',
    ],
    [
      'a list as in an ECS task definition',
      { environment: [{ name: 'A', value: 'hunter2' }] },
      'services[0].environment: not a map, got a list of 1; use a map, such as { key: value }',
    ],
    [
      'a number in a sidecar',
      { sidecars: [{ name: 'a', image: 'b', environment: { PIN: 4711 } }] },
      'services[0].sidecars[0].environment.PIN: not a string, got a number; put it in quotes',
    ],
    [
      'a number in an override',
      { overrides: { dev: { secrets: { PIN: 4711 } } } },
      'services[0].overrides.dev.secrets.PIN: not a string, got a number; put it in quotes',
    ],
  ])('%s', (_, service, line) => {
    const lines = linesOf(wrongService(service));

    expect(lines).toEqual([line]);
    expect(lines.join()).not.toMatch(/hunter2|4711/);
  });
});

describe('account IDs without quotes', () => {
  const fixed = 'put it in quotes, including the leading zeros';

  test.each<[string, number, string]>([
    ['twelve digits', 222222222222, 'got 222222222222; put it in quotes: "222222222222"'],
    ['one lost leading zero', 11111111111, `got 11111111111; ${fixed}: "011111111111"`],
    ['three lost leading zeros', 111111111, `got 111111111; ${fixed}: "000111111111"`],
    ['too few digits for a guess', 1234, 'got 1234; put the 12-digit account ID in quotes'],
    ['too many digits', 1234567890123, 'got 1234567890123; put the 12-digit account ID in quotes'],
    ['a fraction', 1.5, 'got 1.5; put the 12-digit account ID in quotes'],
  ])('%s', (_, accountId, rest) => {
    expect(linesOf(wrongEnvironment({ accountId }))).toEqual([
      `environments[0].accountId: a number instead of a string, ${rest}`,
    ]);
  });

  test('the text in the file takes precedence over the number', () => {
    const config = wrongEnvironment({ accountId: 11111111111 });

    expect(checkConfig(config, () => '011111111111')).toMatchObject([
      {
        message: 'a number instead of a string, got 011111111111, which YAML reads as 11111111111',
        fix: 'put it in quotes: "011111111111"',
      },
    ]);
  });
});

describe('values', () => {
  test.each<[string, unknown, string]>([
    [
      'an enum',
      wrongService({ launchType: 'fargate' }),
      'services[0].launchType: unknown value, got "fargate"; use FARGATE or EC2',
    ],
    [
      'a pattern',
      wrong({ name: 'My Shop' }),
      'name: invalid format, got "My Shop"; use lowercase letters, digits and single hyphens, starting with a letter',
    ],
    [
      'hyphens in an account ID',
      wrongEnvironment({ accountId: '2222-2222-2222' }),
      'environments[0].accountId: invalid format, got "2222-2222-2222"; use a 12-digit AWS account ID, without hyphens, in quotes',
    ],
    ['too small', wrongService({ containerPort: 0 }), 'services[0].containerPort: too small, got 0; use 1 to 65535'],
    [
      'too large',
      wrongService({ containerPort: 70000 }),
      'services[0].containerPort: too large, got 70000; use 1 to 65535',
    ],
    [
      'too small without an upper limit',
      wrongService({ memory: 1 }),
      'services[0].memory: too small, got 1; use 6 or more',
    ],
    [
      'not a multiple',
      wrongService({ alarm: { period: 90 } }),
      'services[0].alarm.period: not a multiple of 60, got 90; use a multiple such as 60 or 120',
    ],
    [
      'too few items',
      wrong({ services: [] }),
      'services: too few items, got an empty list; use 1 or more, or remove the key',
    ],
    [
      'a protocol that no health check supports',
      wrongService({ loadBalancer: { healthCheck: { protocol: 'UDP' } } }),
      'services[0].loadBalancer.healthCheck.protocol: unknown value, got "UDP"; use HTTP, HTTPS or TCP',
    ],
    [
      'a number for an enum',
      wrongService({ launchType: 2 }),
      'services[0].launchType: unknown value, got 2; use FARGATE or EC2',
    ],
    [
      'two violated rules',
      wrongService({ alarm: { period: 30 } }),
      'services[0].alarm.period: too small, got 30; use 60 or more',
    ],
    [
      'too short',
      wrongService({ image: { repositoryName: 'a' } }),
      'services[0].image.repositoryName: too short, got "a"; use 2 characters or more',
    ],
    [
      'a duplicate item',
      wrongService({ subnetIds: ['a', 'b', 'a'] }),
      'services[0].subnetIds[2]: duplicate item, got "a"; remove one of the two',
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config)).toEqual([line]);
  });

  test('too long', () => {
    const [line] = linesOf(configWithEnvironment({ approval: { instructions: 'a'.repeat(301) } }));

    expect(line).toMatch(
      /^environments\[0\]\.approval\.instructions: too long with 301 characters, got "a+…a+"; use at most 300$/,
    );
  });
});

describe('a value that can have several types is reported once', () => {
  test.each<[string, unknown, string]>([
    [
      'another type',
      'yes',
      'environments[0].approval: must be true, false, a map or a list, got "yes"; use one of these',
    ],
    [
      'a list of another type',
      ['qa'],
      'environments[0].approval[0]: not a map, got "qa"; use a map, such as { key: value }',
    ],
    [
      'a list with a wrong key',
      [{ name: 'qa' }, { nam: 'release' }],
      'environments[0].approval[1].nam: unknown key; did you mean name?',
    ],
    [
      'a list with a wrong value',
      [{ name: 'QA' }],
      'environments[0].approval[0].name: invalid format, got "QA"; use lowercase letters, digits and single hyphens, starting with a letter',
    ],
    ['null', null, 'environments[0].approval: missing value; set a value, or remove the key'],
    ['a map with a wrong key', { notfy: [] }, 'environments[0].approval.notfy: unknown key; did you mean notify?'],
    [
      'a map with a wrong value',
      { timeoutMinutes: 2 },
      'environments[0].approval.timeoutMinutes: too small, got 2; use 5 to 86400',
    ],
  ])('%s', (_, approval, line) => {
    expect(linesOf(wrongEnvironment({ approval }))).toEqual([line]);
  });
});

test('a key of digits in a map is not an index', () => {
  expect(linesOf(configWithService({ overrides: { 0: { cpu: 1 } } }))).toEqual([
    'services[0].overrides["0"]: unknown environment; use dev or production',
    'services[0].overrides["0"].cpu: too small, got 1; use 128 or more',
  ]);
});

describe('a required key that an override lacks', () => {
  const missing = (path: string) =>
    `${path}.command: missing; add it: \`CMD\` or \`CMD-SHELL\`, followed by the command`;
  const healthCheck = { command: ['CMD', 'true'] };
  const part = { interval: 10 };

  test.each<[string, object, readonly string[]]>([
    ['is inherited from the service', { healthCheck, overrides: { dev: { healthCheck: part } } }, []],
    [
      'is missing where the service does not set the map',
      { overrides: { dev: { healthCheck: part } } },
      [missing('services[0].overrides.dev.healthCheck')],
    ],
    [
      'is missing in both where neither sets it',
      { healthCheck: part, overrides: { dev: { healthCheck: part } } },
      [missing('services[0].healthCheck'), missing('services[0].overrides.dev.healthCheck')],
    ],
    [
      'is not missed where the service sets something else than a map',
      { healthCheck: 'text', overrides: { dev: { healthCheck: part } } },
      ['services[0].healthCheck: not a map, got "text"; use a map, such as { key: value }'],
    ],
    [
      'cannot be removed',
      { healthCheck, overrides: { dev: { healthCheck: { command: null } } } },
      ['services[0].overrides.dev.healthCheck.command: missing value; set a value, or remove the key'],
    ],
    [
      'is missing in an item of a list, because lists are not merged',
      { volumes: [{ name: 'a' }], overrides: { dev: { volumes: [{}] } } },
      ['services[0].overrides.dev.volumes[0].name: missing; add it: name of the volume, for use in `mountPoints`'],
    ],
  ])('%s', (_, service, lines) => {
    expect(linesOf(configWithService(service))).toEqual(lines);
  });
});
