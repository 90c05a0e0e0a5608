import { ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const arn = 'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-a1b2c3:url::';

test.each([
  arn,
  'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-a1b2c3',
  'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api',
  'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api:url::',
  'arn:aws:secretsmanager:eu-west-1:999999999999:secret:of/another/account-a1b2c3',
  'arn:aws:ssm:eu-west-1:222222222222:parameter/shop/key',
])('%s', (value) => {
  expect(linesOf(configWithService({ secrets: { KEY: value } }))).toEqual([]);
});

const fix = 'use an ARN such as arn:aws:secretsmanager:…:secret:… or arn:aws:ssm:…:parameter/…';

test.each([
  ['hunter2'],
  [''],
  ['arn:aws:secretsmanager:eu-west-1:222222222222:secret:'],
  ['arn:aws:s3:::bucket/hunter2'],
  ['arn:aws-cn:secretsmanager:cn-north-1:222222222222:secret:shop/api'],
  ['/shop/key'],
  ['arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/hunter 2'],
])('%j is rejected, and not repeated because it can be the secret itself', (value) => {
  const line = `KEY: not the ARN of a secret or parameter in partition aws; ${fix}`;
  const sidecars = [{ name: 'a', image: 'b', secrets: { KEY: value } }];

  expect(linesOf(configWithService({ secrets: { KEY: value }, sidecars }))).toEqual([
    `services[0].secrets.${line}`,
    `services[0].sidecars[0].secrets.${line}`,
  ]);
});

test.each([
  'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/*',
  'arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-??????:url::',
  'arn:aws:ssm:eu-west-1:222222222222:parameter/shop/*',
])('%s could match other secrets as well', (value) => {
  expect(linesOf(configWithService({ secrets: { KEY: value } }))).toEqual([
    'services[0].secrets.KEY: contains a wildcard, which would let the tasks read other secrets as well; use the ARN of one secret or parameter',
  ]);
});

test.each([
  ['arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-a1b2c3:url', 1],
  ['arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-a1b2c3:url:', 2],
  ['arn:aws:secretsmanager:eu-west-1:222222222222:secret:shop/api-a1b2c3:url:::', 4],
])('%s, which Amazon ECS does not understand', (value, colons) => {
  expect(linesOf(configWithService({ secrets: { KEY: value } }))).toEqual([
    `services[0].secrets.KEY: has ${colons} colons instead of 3 for a JSON key, version stage and version ID; write all three after the name of the secret, such as …:secret:shop/api-a1b2c3:password::`,
  ]);
});

test('in another partition, the example is an ARN of that partition', () => {
  const config = { ...configWithService({ secrets: { KEY: arn } }), region: 'us-gov-west-1' };

  expect(linesOf(config)).toEqual([
    expect.stringContaining('in partition aws-us-gov; use an ARN such as arn:aws-us-gov:'),
  ]);
});

test.each<[string, Partial<ServiceConfig>, string]>([
  ['of the service', { environment: { KEY: 'hunter2' }, secrets: { KEY: arn } }, 'secrets.KEY'],
  [
    'of a sidecar',
    { sidecars: [{ name: 'a', image: 'b', environment: { KEY: 'hunter2' }, secrets: { KEY: arn } }] },
    'sidecars[0].secrets.KEY',
  ],
  [
    'of the service in an environment',
    { environment: { KEY: 'hunter2' }, overrides: { dev: { secrets: { KEY: arn } } } },
    'overrides.dev.secrets.KEY',
  ],
  [
    'of the service in an environment, the other way around',
    { secrets: { KEY: arn }, overrides: { dev: { environment: { KEY: 'hunter2' } } } },
    'overrides.dev.environment.KEY',
  ],
])('a variable %s that is both plain and secret', (_, service, path) => {
  expect(linesOf(configWithService(service))).toEqual([
    `services[0].${path}: in both environment and secrets; remove it from one of the two`,
  ]);
});

test('variables without a name', () => {
  expect(linesOf(configWithService({ environment: { '': 'a' }, secrets: { '': arn } }))).toEqual([
    'services[0].environment[""]: empty variable name; add a name',
    'services[0].secrets[""]: empty variable name; add a name',
    'services[0].secrets[""]: in both environment and secrets; remove it from one of the two',
  ]);
});
