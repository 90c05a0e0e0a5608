import { type KnownProfiles, profilesOf as read } from '../../src/doctor/profiles';
import { resolveModel } from '../../src/model/resolve-model';
import { UserError } from '../../src/user-error';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const model = resolveModel(
  minimalConfig({
    environments: [minimalEnvironment('dev'), minimalEnvironment('staging', { accountId: '333333333333' })],
  }),
);

const KNOWN = {
  names: ['my dev', 'a=b', 'tools', 'one', 'two', 'a'],
  files: ['/home/me/.aws/config', '/home/me/.aws/credentials'],
};

const profilesOf = (pairs: string[], known: KnownProfiles = KNOWN) => read(model, pairs, known);

test('by environment, by account ID, and for the pipeline; a profile can have any name', () => {
  expect([...profilesOf(['dev=my dev', '333333333333=a=b', 'pipeline=tools'])]).toEqual([
    ['222222222222', 'my dev'],
    ['333333333333', 'a=b'],
    ['111111111111', 'tools'],
  ]);
});

test('the same profile twice for an account', () => {
  expect([...profilesOf(['dev=one', '222222222222=one'])]).toEqual([['222222222222', 'one']]);
});

const FILES = 'in /home/me/.aws/config or /home/me/.aws/credentials';

test.each([
  ['my-profile', '--profile: expected ENVIRONMENT=PROFILE, got "my-profile"; use, for example, --profile dev=my-dev'],
  ['dev=', '--profile: expected ENVIRONMENT=PROFILE, got "dev="; use, for example, --profile dev=my-dev'],
  ['stagin=a', '--profile: unknown environment or account, got "stagin"; did you mean staging?'],
  [
    'x=a',
    '--profile: unknown environment or account, got "x"; use pipeline, dev, staging, 111111111111, 222222222222 or 333333333333',
  ],
  ['dev=tols', `--profile dev: AWS profile not found ${FILES}, got "tols"; did you mean tools?`],
  ['dev=nope', `--profile dev: AWS profile not found ${FILES}, got "nope"; use my dev, a=b, tools, one, two or a`],
])('%s', (pair, message) => {
  expect(messageOf(() => profilesOf([pair]))).toBe(message);
});

test('two profiles for one account', () => {
  expect(messageOf(() => profilesOf(['dev=one', '222222222222=two']))).toBe(
    '--profile: two profiles for account 222222222222, got one and two; remove one of them',
  );
});

test('all problems are reported together', () => {
  expect(messageOf(() => profilesOf(['dev', 'stagin=a', 'staging=nope'])).split('\n')).toHaveLength(3);
});

test('a machine without profiles', () => {
  expect(messageOf(() => profilesOf(['dev=nope'], { ...KNOWN, names: [] }))).toBe(
    `--profile dev: AWS profile not found ${FILES}, got "nope"; create one with aws configure`,
  );
});

test('AWS_PROFILE must exist, unless every account has its own profile', () => {
  const known = { ...KNOWN, fromEnvironment: 'elsewhere' };

  expect(messageOf(() => profilesOf(['dev=one'], known))).toBe(
    `AWS_PROFILE: AWS profile not found ${FILES}, got "elsewhere"; use my dev, a=b, tools, one, two or a`,
  );
  expect(profilesOf(['dev=one', 'staging=one', 'pipeline=one'], known).size).toBe(3);
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('nothing was thrown');
}
