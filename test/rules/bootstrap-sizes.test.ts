import { configWithEnvironment, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const role = (index: number) => `arn:aws:iam::111111111111:role/a-role-with-a-name-of-some-length-${index}`;

test('more principals than fit in the trust policy of a role', () => {
  const withPrincipals = (count: number) => minimalConfig({ terraform: { principals: numbered(count, role) } });

  expect(linesOf(withPrincipals(40))).toEqual([]);
  expect(linesOf(withPrincipals(60))[0]).toMatch(
    /^terraform\.principals: too large for the trust policy of Terraform's role in account \d+, got about \d+ \(AWS limit: 4096\); list fewer/,
  );
});

test('the principals of several environments in one account share one policy', () => {
  const environments = ['dev', 'staging'].map((name, at) => ({
    name,
    accountId: '222222222222',
    terraformPrincipals: numbered(30, (index) => role(100 * at + index)),
  }));

  expect(linesOf(minimalConfig({ environments: [environments[0]!] }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments }))).toEqual([
    expect.stringContaining("too large for the trust policy of Terraform's role in account 222222222222"),
  ]);
});

test('more stacks with custom names than fit in a managed policy', () => {
  const services = (count: number) =>
    numbered(count, (index) => ({ name: `service-${index}`, stackName: `a-stack-with-its-own-name-${index}` }));

  expect(linesOf(minimalConfig({ services: services(15) }))).toEqual([]);
  expect(linesOf(minimalConfig({ services: services(30) }))[0]).toMatch(
    /^services\[0\]\.stackName: too large for the managed policy of Terraform's role in account \d+/,
  );
  expect(linesOf(minimalConfig({ services: services(30), terraform: { existing: ['roles'] } as never }))).toEqual([]);
});

test.each(['role', 'user'])('more %ss as approvers than fit in a managed policy', (type) => {
  const approvers = (count: number) =>
    numbered(count, (index) => `arn:aws:iam::111111111111:${type}/a-${type}-with-a-name-of-some-length-${index}`);
  const withApprovers = (count: number) => configWithEnvironment({ approval: { approvers: approvers(count) } });

  expect(linesOf(withApprovers(10))).toEqual([]);
  expect(linesOf(withApprovers(20))).toEqual([
    expect.stringMatching(
      /^environments: too large for the managed policy of Terraform's role in account 111111111111/,
    ),
  ]);
});

test('many IAM users that push fit, because a pattern stands for them', () => {
  const services = numbered(30, (index) => ({
    name: `service-${index}`,
    push: { iamUser: true, userName: `a-user-with-a-name-of-some-length-${index}` },
  }));

  expect(linesOf(minimalConfig({ services }))).toEqual([]);
});

test('as many environments in one account as fit in a managed policy, and one more', () => {
  // IAM counts 5,994 characters for 24 of them, and 6,175 for 25.
  const environments = (count: number) => numbered(count, (index) => minimalEnvironment(`e${index}`));

  expect(linesOf(minimalConfig({ environments: environments(24) }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments: environments(25) }))).toEqual([
    expect.stringMatching(
      /^environments: too large for the managed policy of Terraform's role in account 222222222222/,
    ),
  ]);
});

describe('with a path', () => {
  const rolePath = `/${'x'.repeat(126)}/`;
  const environments = (count: number) =>
    numbered(count, (index) => ({ name: `environment-${String.fromCharCode(97 + index)}`, accountId: '222222222222' }));

  test('more environments in one account than fit in a managed policy', () => {
    expect(linesOf(minimalConfig({ rolePath, environments: environments(6) }))).toEqual([]);
    expect(linesOf(minimalConfig({ environments: environments(8) }))).toEqual([]);
    expect(linesOf(minimalConfig({ rolePath, environments: environments(8) }))).toEqual([
      expect.stringMatching(
        /^environments: too large for the managed policy of Terraform's role in account 222222222222, got about \d+ \(AWS limit: 6144\); use fewer environments in one account, fewer approvers, or a shorter rolePath$/,
      ),
    ]);
  });

  test('and a boundary, principals that are not trusted count as well', () => {
    const config = (changes: object) =>
      minimalConfig({ rolePath, terraform: { principals: numbered(48, role) }, ...changes });

    expect(linesOf(config({}))).toEqual([]);
    expect(linesOf(config({ permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/boundary' }))[0]).toMatch(
      /^terraform\.principals: too large for the trust policy of Terraform's role/,
    );
  });
});
