import { ApprovalConfig } from '../../src/config';
import { configWithEnvironment, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const approvedBy = (approval: ApprovalConfig) => configWithEnvironment({ approval });

describe('the first environment', () => {
  test('does not wait by mistake', () => {
    expect(linesOf(configWithEnvironment({ approval: true }))).toEqual([
      'environments[0].approval: makes every push wait before the first environment, got true; remove it, or say so on purpose with a map, such as approval: { instructions: … }',
    ]);
  });

  test.each([false, {}, { instructions: 'Look first.' }])('may have %j', (approval) => {
    expect(linesOf(configWithEnvironment({ approval }))).toEqual([]);
  });

  test('is the only one', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('production', { approval: true })];

    expect(linesOf(minimalConfig({ environments }))).toEqual([]);
  });
});

describe('several approvals', () => {
  const both = (first: ApprovalConfig, second: ApprovalConfig) => configWithEnvironment({ approval: [first, second] });

  test('are told apart by their names', () => {
    expect(linesOf(both({ name: 'qa' }, { name: 'release' }))).toEqual([]);
    expect(linesOf(both({ name: 'qa' }, {}))).toEqual([
      'environments[0].approval[1].name: missing; add it: several approvals are told apart by their names',
    ]);
    expect(linesOf(both({}, {}))).toEqual([
      'environments[0].approval[0].name: missing; add it: several approvals are told apart by their names',
      'environments[0].approval[1].name: missing; add it: several approvals are told apart by their names',
    ]);
  });

  test('one in a list, or alone, needs no name', () => {
    expect(linesOf(configWithEnvironment({ approval: [{}] }))).toEqual([]);
    expect(linesOf(configWithEnvironment({ approval: { name: 'qa' } }))).toEqual([]);
  });

  test('are some, and not none', () => {
    expect(linesOf(configWithEnvironment({ approval: [] }))).toEqual([
      'environments[0].approval: an empty list; add an approval, or remove the key',
    ]);
  });

  test('cannot have the name of the parameter of a hold, which whoever may hold an environment can write', () => {
    expect(linesOf(approvedBy({ name: 'hold' }))).toEqual([
      'environments[0].approval.name: reserved for holds, got "hold"; use another name',
    ]);
  });

  test('are each looked at', () => {
    expect(linesOf(both({ name: 'qa', notify: ['bob'] }, { name: 'release', approvers: ['me'] }))).toEqual([
      'environments[0].approval[0].notify[0]: not an e-mail address, got "bob"; use one such as releases@example.com',
      expect.stringMatching(/^environments\[0\]\.approval\[1\]\.approvers\[0\]: not the ARN of an IAM role or user/),
    ]);
  });
});

test('instructions with what CodePipeline takes for a variable', () => {
  expect(linesOf(approvedBy({ instructions: 'Is #{Source.ImageTag} right?' }))).toEqual([
    'environments[0].approval.instructions: has #{, which begins a variable of CodePipeline, got "Is #{Source.ImageTag} right?"; write it without',
  ]);
  expect(linesOf(approvedBy({ instructions: 'Ticket #1 {sic}' }))).toEqual([]);
});

describe('instructions that share their text with long names', () => {
  const repositoryName = 'x'.repeat(200);
  const withInstructions = (instructions: string) => ({
    ...approvedBy({ instructions }),
    services: [{ name: 'worker' }, { name: 'api', image: { repositoryName } }],
  });

  test('just allowed, and too long by one character', () => {
    const longest = 'i'.repeat(222);

    expect(linesOf(withInstructions(longest))).toEqual([]);
    expect(linesOf(withInstructions(`${longest}i`))).toEqual([
      expect.stringMatching(
        /^environments\[0\].approval.instructions: too long for the text of an approval, .*; shorten it by 1 to 222 characters$/,
      ),
    ]);
  });

  test('share it with the name of the environment before, of those that the pipeline has', () => {
    const before = 'b'.repeat(40);
    const environments = [
      minimalEnvironment('dev'),
      minimalEnvironment(before, { accountId: '333333333333' }),
      minimalEnvironment('live', { accountId: '444444444444', approval: { instructions: 'i'.repeat(180) } }),
    ];
    const api = { name: 'api', image: { repositoryName } };
    const problems = (...own: string[]) =>
      linesOf(
        minimalConfig({
          environments,
          services: [
            { name: 'a', stackName: 'a' },
            { ...api, environments: own },
          ],
        }),
      )
        // Its own names are too long as well.
        .filter((line) => line.includes('instructions'));

    expect(problems('dev', 'live')).toEqual([]);
    expect(problems(before, 'live')).toHaveLength(1);
    expect(problems('dev', before)).toEqual([]);
  });

  test('share it with the names of all approvals, too', () => {
    const approval = [{ name: 'qa', instructions: 'i'.repeat(222) }, { name: 'release' }];
    const { services } = withInstructions('');
    const [line] = linesOf({ ...configWithEnvironment({ approval }), services });

    // A line break, and "Approval: qa (required: qa, release)".
    expect(line).toMatch(/^environments\[0\].approval\[0\].instructions: .*; shorten it by 37 to 185 characters$/);
  });

  test('names of very many approvals that leave no room at all', () => {
    const approval = Array.from({ length: 12 }, (_, index) => ({ name: 'x'.repeat(38) + index }));
    const { services } = withInstructions('');

    expect(linesOf({ ...configWithEnvironment({ approval }), services })).toContainEqual(
      expect.stringMatching(
        /^environments\[0\].approval\[11\]: the names of all approvals are too long for the text of each, .* shorten them by \d+ characters$/,
      ),
    );
  });

  test('count as CodePipeline counts: an emoji twice', () => {
    expect(linesOf(withInstructions('🚀'.repeat(111)))).toEqual([]);
    expect(linesOf(withInstructions('🚀'.repeat(112)))).toHaveLength(1);
  });

  test('of all lengths that the schema allows are possible with names of a usual length', () => {
    expect(linesOf(approvedBy({ instructions: 'i'.repeat(300) }))).toEqual([]);
  });
});

test.each(['bob', 'bob@', '@example.com', 'bob@example', 'bob smith@example.com', ''])(
  '%j is no address',
  (address) => {
    expect(linesOf(approvedBy({ notify: ['releases@example.com', address] }))).toEqual([
      `environments[0].approval.notify[1]: not an e-mail address, got ${JSON.stringify(address)}; use one such as releases@example.com`,
    ]);
  },
);

describe('approvers', () => {
  test.each([
    'arn:aws:iam::111111111111:role/release-manager',
    'arn:aws:iam::111111111111:role/teams/release-manager',
    'arn:aws:iam::111111111111:user/break-glass',
  ])('%s', (arn) => {
    expect(linesOf(approvedBy({ approvers: [arn] }))).toEqual([]);
  });

  const example = 'use one such as arn:aws:iam::111111111111:role/{role}';

  test.each([
    ['release-manager', 'not the ARN of an IAM role or user', example],
    ['arn:aws:iam::111111111111:group/releases', 'not the ARN of an IAM role or user', example],
    ['arn:aws:iam::111111111111:root', 'not the ARN of an IAM role or user', example],
    ['arn:aws:sts::111111111111:assumed-role/a/b', 'not the ARN of an IAM role or user', example],
    ['arn:aws:iam::222222222222:role/release-manager', 'not in the pipeline account', example],
    ['arn:aws-cn:iam::111111111111:role/release-manager', 'not in the pipeline account', example],
    [
      'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0',
      'a role of IAM Identity Center, which only its permission set can change',
      'remove it, and add the customer managed policy shop-approve-dev to the permission set',
    ],
  ])('not %s', (arn, message, fix) => {
    expect(linesOf(approvedBy({ approvers: [arn] }))).toEqual([
      `environments[0].approval.approvers[0]: ${message}, got "${arn}"; ${fix}`,
    ]);
  });

  test('are in no account that is known, while that of the pipelines is broken', () => {
    const config = { ...approvedBy({ approvers: ['release-manager'] }), pipeline: {} as never };

    expect(linesOf(config)).toContainEqual(
      expect.stringMatching(/; use one such as arn:aws:iam::\{account\}:role\/\{role\}$/),
    );
  });

  test('of IAM Identity Center have the policy of their approval', () => {
    const approver = 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0';

    expect(linesOf(configWithEnvironment({ approval: [{ name: 'qa', approvers: [approver] }] }))).toEqual([
      expect.stringContaining('add the customer managed policy shop-approve-dev.qa to the permission set'),
    ]);
  });
});
