import { linesOf, minimalConfig } from '../config/fixtures';

const numbered = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const role = (index: number) => `arn:aws:iam::111111111111:role/a-role-with-a-name-of-some-length-${index}`;

test('more principals than the trust policy of a role has room for', () => {
  const withPrincipals = (count: number) => minimalConfig({ terraform: { principals: numbered(count, role) } });

  expect(linesOf(withPrincipals(40))).toEqual([]);
  expect(linesOf(withPrincipals(60))[0]).toMatch(
    /^terraform\.principals: too much for the trust policy of Terraform's role in \d+, got about \d+ of the 4096 that AWS allows; name fewer/,
  );
});

test('principals of several environments in one account are one policy', () => {
  const environments = ['dev', 'staging'].map((name, at) => ({
    name,
    accountId: '222222222222',
    terraformPrincipals: numbered(30, (index) => role(100 * at + index)),
  }));

  expect(linesOf(minimalConfig({ environments: [environments[0]!] }))).toEqual([]);
  expect(linesOf(minimalConfig({ environments }))).toEqual([
    expect.stringContaining("too much for the trust policy of Terraform's role in 222222222222"),
  ]);
});

test('more stacks with names of their own than a managed policy has room for', () => {
  const services = (count: number) =>
    numbered(count, (index) => ({ name: `service-${index}`, stackName: `a-stack-with-its-own-name-${index}` }));

  expect(linesOf(minimalConfig({ services: services(15) }))).toEqual([]);
  expect(linesOf(minimalConfig({ services: services(30) }))[0]).toMatch(
    /^services\[0\]\.stackName: too much for the managed policy of Terraform's role in \d+/,
  );
  expect(linesOf(minimalConfig({ services: services(30), terraform: { existing: ['roles'] } as never }))).toEqual([]);
});
