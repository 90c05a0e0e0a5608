import { ApprovalConfig } from '../../src/config';
import { configWithEnvironment, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const approvedBy = (approval: ApprovalConfig) => configWithEnvironment({ approval });

describe('the first environment', () => {
  test('must not wait for an approval by mistake', () => {
    expect(linesOf(configWithEnvironment({ approval: true }))).toEqual([
      'environments[0].approval: makes every push wait for an approval, got true; remove it, or write a map if that is intended, such as approval: { instructions: … }',
    ]);
  });

  test.each([false, {}, { instructions: 'Look first.' }])('can have %j', (approval) => {
    expect(linesOf(configWithEnvironment({ approval }))).toEqual([]);
  });

  test('is the only environment with this check', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('production', { approval: true })];

    expect(linesOf(minimalConfig({ environments }))).toEqual([]);
  });
});

describe('several approvals', () => {
  const both = (first: ApprovalConfig, second: ApprovalConfig) => configWithEnvironment({ approval: [first, second] });

  test('are identified by name', () => {
    expect(linesOf(both({ name: 'qa' }, { name: 'release' }))).toEqual([]);
    expect(linesOf(both({ name: 'qa' }, {}))).toEqual([
      'environments[0].approval[1].name: missing; add a name because several approvals of an environment are identified by name',
    ]);
    expect(linesOf(both({}, {}))).toEqual([
      'environments[0].approval[0].name: missing; add a name because several approvals of an environment are identified by name',
      'environments[0].approval[1].name: missing; add a name because several approvals of an environment are identified by name',
    ]);
  });

  test('need no name if there is only one, in a list or not', () => {
    expect(linesOf(configWithEnvironment({ approval: [{}] }))).toEqual([]);
    expect(linesOf(configWithEnvironment({ approval: { name: 'qa' } }))).toEqual([]);
  });

  test('cannot be an empty list', () => {
    expect(linesOf(configWithEnvironment({ approval: [] }))).toEqual([
      'environments[0].approval: empty list; add an approval, or remove the key',
    ]);
  });

  test('cannot have the name of the hold parameter, which anyone who can hold an environment can write', () => {
    expect(linesOf(approvedBy({ name: 'hold' }))).toEqual([
      'environments[0].approval.name: reserved for holds, got "hold"; use another name',
    ]);
  });

  test('are all checked', () => {
    expect(linesOf(both({ name: 'qa', notify: ['bob'] }, { name: 'release', approvers: ['me'] }))).toEqual([
      'environments[0].approval[0].notify[0]: not an email address, got "bob"; use an address such as releases@example.com',
      expect.stringMatching(/^environments\[0\]\.approval\[1\]\.approvers\[0\]: not the ARN of an IAM role or user/),
    ]);
  });
});

test('instructions that CodePipeline would read as a variable', () => {
  expect(linesOf(approvedBy({ instructions: 'Is #{Source.ImageTag} right?' }))).toEqual([
    'environments[0].approval.instructions: contains #{, which starts a CodePipeline variable, got "Is #{Source.ImageTag} right?"; remove #{',
  ]);
  expect(linesOf(approvedBy({ instructions: 'Ticket #1 {sic}' }))).toEqual([]);
});

describe('instructions in a text with long names', () => {
  const repositoryName = 'x'.repeat(200);
  const withInstructions = (instructions: string) => ({
    ...approvedBy({ instructions }),
    services: [{ name: 'worker' }, { name: 'api', image: { repositoryName } }],
  });

  test('are just short enough, or too long by one character', () => {
    const longest = 'i'.repeat(217);

    expect(linesOf(withInstructions(longest))).toEqual([]);
    expect(linesOf(withInstructions(`${longest}i`))).toEqual([
      expect.stringMatching(
        /^environments\[0\].approval.instructions: too long for the text of an approval, .*; shorten it from 218 to 217 characters$/,
      ),
    ]);
  });

  test('share it with the name of the previous environment of the pipeline', () => {
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

  test('share it with the names of all approvals as well', () => {
    const approval = [{ name: 'qa', instructions: 'i'.repeat(217) }, { name: 'release' }];
    const { services } = withInstructions('');
    const [line] = linesOf({ ...configWithEnvironment({ approval }), services });

    // A line break, and "Approval: qa, of qa, release".
    expect(line).toMatch(/^environments\[0\].approval\[0\].instructions: .*; shorten it from 217 to 188 characters$/);
  });

  test('the names of very many approvals can leave no room at all', () => {
    const approval = Array.from({ length: 12 }, (_, index) => ({ name: 'x'.repeat(38) + index }));
    const { services } = withInstructions('');

    expect(linesOf({ ...configWithEnvironment({ approval }), services })).toContainEqual(
      expect.stringMatching(
        /^environments\[0\].approval\[11\]: the approval names are too long for the text of an approval, .* shorten them by \d+ characters$/,
      ),
    );
  });

  test('are counted like in CodePipeline: an emoji counts twice', () => {
    expect(linesOf(withInstructions('🚀'.repeat(108)))).toEqual([]);
    expect(linesOf(withInstructions('🚀'.repeat(109)))).toHaveLength(1);
  });

  test('can have every length that the schema allows if names have a normal length', () => {
    expect(linesOf(approvedBy({ instructions: 'i'.repeat(300) }))).toEqual([]);
  });
});

test.each(['bob', 'bob@', '@example.com', 'bob@example', 'bob smith@example.com', ''])(
  '%j is not an address',
  (address) => {
    expect(linesOf(approvedBy({ notify: ['releases@example.com', address] }))).toEqual([
      `environments[0].approval.notify[1]: not an email address, got ${JSON.stringify(address)}; use an address such as releases@example.com`,
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

  const example = 'use an ARN such as arn:aws:iam::111111111111:role/{role}';

  test.each([
    ['release-manager', 'not the ARN of an IAM role or user', example],
    ['arn:aws:iam::111111111111:group/releases', 'not the ARN of an IAM role or user', example],
    ['arn:aws:iam::111111111111:root', 'not the ARN of an IAM role or user', example],
    ['arn:aws:sts::111111111111:assumed-role/a/b', 'not the ARN of an IAM role or user', example],
    ['arn:aws:iam::222222222222:role/release-manager', 'not in the pipeline account', example],
    ['arn:aws-cn:iam::111111111111:role/release-manager', 'not in the pipeline account', example],
    [
      'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0',
      'an IAM Identity Center role, which only its permission set can change',
      'remove it, and add the customer managed policy shop-approve-dev to the permission set',
    ],
  ])('cannot be %s', (arn, message, fix) => {
    expect(linesOf(approvedBy({ approvers: [arn] }))).toEqual([
      `environments[0].approval.approvers[0]: ${message}, got "${arn}"; ${fix}`,
    ]);
  });

  test('can be in any account while the pipeline account is broken', () => {
    const config = { ...approvedBy({ approvers: ['release-manager'] }), pipeline: {} as never };

    expect(linesOf(config)).toContainEqual(
      expect.stringMatching(/; use an ARN such as arn:aws:iam::\{account\}:role\/\{role\}$/),
    );
  });

  test('in IAM Identity Center need the policy of their approval', () => {
    const approver = 'arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0';

    expect(linesOf(configWithEnvironment({ approval: [{ name: 'qa', approvers: [approver] }] }))).toEqual([
      expect.stringContaining('add the customer managed policy shop-approve-dev.qa to the permission set'),
    ]);
  });
});
