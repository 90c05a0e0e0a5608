import { type FlagValues, newRepository } from '../../src/interview';
import { interview } from '../../src/interview/interview';
import { SHOP } from './answers';
import { scripted } from './scripted-dialogue';

const FLAGS: FlagValues = {
  name: 'shop',
  region: 'eu-west-1',
  'pipeline-account-id': 111111111111, // as a command-line parser reads it
  environment: [
    'name=dev account-id=222222222222',
    'name=staging account-id=333333333333',
    'name=production account-id=444444444444 region=eu-central-1 approver=arn:aws:iam::111111111111:role/release-manager notify=releases@example.com,on-call@example.com',
  ],
  service: [
    'name=api container-port=8080 load-balancer=api.example.com,/api/* github=example/shop-api',
    'name=worker size=1024/2048 repository-arn=arn:aws:ecr:eu-west-1:111111111111:repository/worker',
  ],
  'ci-repository': 'example/shop-infrastructure',
};

const problems = async (flags: FlagValues) => {
  const error: Error = await newRepository({ flags }).then(
    () => new Error('no problem'),
    (thrown) => thrown,
  );
  return error.message.split('\n');
};

describe('the flags of a new repository', () => {
  test('have the same result as the answers, with defaults for everything that they leave out', async () => {
    expect(await newRepository({ flags: FLAGS })).toBe(await interview({ given: SHOP }));
  });

  test('in a terminal, leave only the rest to ask', async () => {
    const dialogue = scripted(['eu-west-1', '']);
    const { region: _, ...flags } = FLAGS;

    expect(await newRepository({ dialogue, flags })).toBe(await interview({ given: SHOP }));
    expect(dialogue.transcript.map((line) => line.trim().split(' ')[0])).toEqual(['AWS', 'push', 'Is']);
  });

  test('with --yes, the defaults are used without confirmation', async () => {
    const dialogue = scripted([]);
    const flags = { ...FLAGS, yes: true };

    expect(await newRepository({ dialogue, flags })).toBe(await interview({ given: SHOP }));
  });

  test('can leave out the CI system', async () => {
    const { 'ci-repository': _, ...flags } = FLAGS;

    expect(await newRepository({ flags: { ...flags, ci: 'none' } })).not.toContain('ci:');
  });

  test('that are wrong or missing are all reported', async () => {
    const flags = {
      name: 'Shop',
      environment: ['name=dev account-id=12', 'account-id=222222222222'],
      ci: 'none',
      'ci-repository': 'x/y',
    };

    expect(await problems(flags)).toEqual([
      '--ci-repository: cannot be combined with --ci none; remove one of them',
      expect.stringMatching(/^--name: not of the right form, got "Shop"; /),
      expect.stringMatching(/^--environment "name=dev account-id=…": not of the right form, got "12"; /),
      ...['--pipeline-account-id ID', '--region REGION'].map((flag) => {
        const [name] = flag.split(' ');
        return `${name}: required without a terminal; add ${flag}`;
      }),
      '--service: required without a terminal; add --service "name=NAME"',
    ]);
  });

  test('require at least one environment', async () => {
    const { environment: _, ...flags } = FLAGS;

    expect(await problems(flags)).toEqual([
      '--environment: required without a terminal; add --environment "name=NAME account-id=ID"',
    ]);
  });

  test.each([
    [
      'name=dev acount-id=222222222222',
      '--environment: unknown key, got "acount-id=222222222222"; did you mean account-id=…?',
    ],
    [
      'dev',
      '--environment: expected key=value, got "dev"; use name=…, account-id=…, region=…, approval=…, approver=…, notify=…',
    ],
    ['name=dev name=test account-id=222222222222', '--environment: duplicate key, got "name=test"; keep one name=…'],
    [
      'name=dev account-id=222222222222 approval=maybe',
      '--environment "name=dev approval=…": invalid answer, got "maybe"; use yes or no',
    ],
    [
      'name=dev account-id=222222222222 approval=no approver=x',
      '--environment "name=dev approver=…": cannot be combined with approval=no; remove one of them',
    ],
  ])('an invalid key or value: %s', async (environment, message) => {
    expect(await problems({ ...FLAGS, environment: [environment] })).toContain(message);
  });

  test('two environments with the same name', async () => {
    const environment = ['name=dev account-id=222222222222', 'name=dev account-id=333333333333'];

    expect(await problems({ ...FLAGS, environment })).toContain(
      '--environment "name=…": duplicate name, got "dev"; use another name',
    );
  });
});
