import { configWithService, linesOf, minimalConfig } from '../config/fixtures';

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const secret = (index: number) => [
  `SECRET_${index}`,
  `arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api/secret-${String(index).padStart(3, '0')}-a1b2c3`,
];
const secrets = (count: number) => Object.fromEntries(numbered(count, secret));

test('more secrets than fit in the policy of an execution role', () => {
  expect(linesOf(configWithService({ secrets: secrets(115) }))).toEqual([]);
  expect(linesOf(configWithService({ secrets: secrets(116) }))).toEqual([
    'services[0].secrets: too large for the inline policies of a role, got about 10312 (AWS limit: 10240); store several values in one secret and refer to its JSON keys: …:secret:{name}:{key}::',
  ]);
});

test('many values of one secret need the room of one', () => {
  const keys = numbered(200, (index) => [`KEY_${index}`, `${secret(0)[1]}:key-${index}::`]);

  expect(linesOf(configWithService({ secrets: Object.fromEntries(keys) }))).toEqual([]);
});

test('environment variables are counted in bytes, escaped like in Terraform', () => {
  const environment = (character: string) => ({ environment: { TEXT: character.repeat(12_000) } });

  expect(linesOf(configWithService(environment('a')))).toEqual([]);
  expect(linesOf(configWithService(environment('é')))).toEqual([]);
  expect(linesOf(configWithService(environment('&')))).toEqual([
    'services[0].environment: too large for the template body, got about 75028 (AWS limit: 51200); move variables into a secret or a file',
  ]);
});

test.each([
  ['environment', { environment: { TEXT: 'x'.repeat(60_000) } }],
  ['secrets', { secrets: { TEXT: `${secret(0)[1]}:${'x'.repeat(60_000)}::` } }],
  ['sidecars', { sidecars: [{ name: 'agent', environment: { TEXT: 'x'.repeat(60_000) } }] }],
])('a template that is too large is reported at the setting: %s of a service or an environment', (key, settings) => {
  const lineAt = (path: string) =>
    expect.stringMatching(`^${path.replace(/[[\]]/g, '\\$&')}${key}: too large for the template body`);

  expect(linesOf(configWithService(settings))).toContainEqual(lineAt('services[0].'));
  expect(linesOf(configWithService({ overrides: { production: settings } }))).toContainEqual(
    lineAt('services[0].overrides.production.'),
  );
});

test('more branches than fit in a trust policy', () => {
  const push = (count: number) =>
    configWithService({
      push: { github: { repository: 'example/shop-api', branches: numbered(count, (index) => `branch-${index}`) } },
    });

  expect(linesOf(push(30))).toEqual([]);
  expect(linesOf(push(50))).toEqual([
    expect.stringMatching(/^services\[0\]\.push\.github\.branches: too large for the trust/),
  ]);
});

test.each([
  ['github', 'tags', { github: { repository: 'example/shop-api' } }],
  ['github', 'environments', { github: { repository: 'example/shop-api' } }],
  ['gitlab', 'branches', { gitlab: { project: 'example/backend/shop-api' } }],
  ['gitlab', 'tags', { gitlab: { project: 'example/backend/shop-api' } }],
] as const)('more of %s than fit in a trust policy: %s', (host, key, push) => {
  const lines = (count: number) => {
    const names = { [key]: numbered(count, (index) => `name-number-${index}`) };
    return linesOf(configWithService({ push: { [host]: { ...Object.values(push)[0], ...names } } }));
  };

  expect(lines(20)).toEqual([]);
  expect(lines(60)).toEqual([
    expect.stringMatching(
      `^services\\[0\\]\\.push\\.${host}\\.${key}: too large for the trust policy, .*; list fewer, or use a pattern such as release/\\*$`,
    ),
  ]);
});

test('more repositories than fit in the policy of a user or a role', () => {
  const lines = (count: number, push: object) =>
    linesOf(
      minimalConfig({
        services: [
          { name: 'api', push, image: { extraRepositoryNames: numbered(count, (index) => `shop/extra-${index}`) } },
        ],
      }),
    );

  expect(lines(20, { iamUser: true })).toEqual([]);
  expect(lines(30, { iamUser: true })).toEqual([
    expect.stringMatching(/^services\[0\]\.image\.extraRepositoryNames: too large for the inline policies of a user/),
  ]);
  expect(lines(30, { github: { repository: 'example/shop-api' } })).toEqual([]);
});

test('while sidecars have the wrong shape, the size of all variables is not checked', () => {
  const environment = { LONG: 'x'.repeat(60_000) };

  expect(linesOf(configWithService({ environment }))).toEqual([
    expect.stringContaining('too large for the template body'),
  ]);
  expect(linesOf(configWithService({ environment, sidecars: 'agent' as never }))).toEqual([
    expect.stringMatching(/^services\[0\]\.sidecars: /),
  ]);
});
