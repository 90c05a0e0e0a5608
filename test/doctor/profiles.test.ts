import { profilesOf } from '../../src/doctor/profiles';
import { resolveModel } from '../../src/model/resolve-model';
import { UserError } from '../../src/user-error';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const model = resolveModel(
  minimalConfig({
    environments: [minimalEnvironment('dev'), minimalEnvironment('staging', { accountId: '333333333333' })],
  }),
);

test('by environment, by account id, and for the pipeline; a profile may have any name', () => {
  expect([...profilesOf(model, ['dev=my dev', '333333333333=a=b', 'pipeline=tools'])]).toEqual([
    ['222222222222', 'my dev'],
    ['333333333333', 'a=b'],
    ['111111111111', 'tools'],
  ]);
});

test('the same one twice for an account', () => {
  expect([...profilesOf(model, ['dev=one', '222222222222=one'])]).toEqual([['222222222222', 'one']]);
});

test.each([
  ['my-profile', '--profile: no pair, got "my-profile"; write --profile ENVIRONMENT=PROFILE'],
  ['dev=', '--profile: no pair, got "dev="; write --profile ENVIRONMENT=PROFILE'],
  ['stagin=a', '--profile: no such environment or account, got "stagin"; did you mean staging?'],
  [
    'x=a',
    '--profile: no such environment or account, got "x"; use pipeline, dev, staging, 111111111111, 222222222222 or 333333333333',
  ],
])('%s', (pair, message) => {
  expect(() => profilesOf(model, [pair])).toThrow(UserError);
  expect(() => profilesOf(model, [pair])).toThrow(message);
});

test('two for one account', () => {
  expect(() => profilesOf(model, ['dev=one', '222222222222=two'])).toThrow(
    '--profile: two for the account 222222222222, one and two; remove one of them',
  );
});
