import { isSecretArn } from '../../src/doctor/secrets';

const arn = (name: string) => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:${name}`;

test.each([
  ['its full ARN', 'shop/api-a1b2c3', 'shop/api-a1b2c3', true],
  ['its ARN without the random suffix', 'shop/api', 'shop/api-a1b2c3', true],
  ['the ARN of a deleted secret with the same name', 'shop/api-d4e5f6', 'shop/api-a1b2c3', false],
  [
    'a name that seems to end in a random suffix, which no policy would match',
    'shop/db-passwd',
    'shop/db-passwd-a1b2c3',
    false,
  ],
  ['only the beginning of its name', 'shop/a', 'shop/api-a1b2c3', false],
])('%s', (_, given, actual, matches) => {
  expect(isSecretArn(arn(given), arn(actual))).toBe(matches);
});
