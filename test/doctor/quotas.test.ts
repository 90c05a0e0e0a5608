import type { Session } from '../../src/doctor/accounts';
import { quotaChecks } from '../../src/doctor/quotas';
import { resolveModel } from '../../src/model/resolve-model';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const NO_SESSION: Session = {};

const warnings = (config: Parameters<typeof resolveModel>[0]) =>
  Promise.all(
    quotaChecks(resolveModel(config)).map(async (check) => {
      const verdict = await check.run(NO_SESSION);
      const text = verdict.status === 'not checked' ? verdict.reason.replace(/;.*/, '') : verdict.status;
      return `${check.where} ${check.accountId} ${check.subject}: ${text}`;
    }),
  );

const services = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `api-${index}`, cpu: 256, memory: 512 }));

test('a small config has no warnings', async () => {
  expect(await warnings(minimalConfig({ services: services(24) }))).toEqual([]);
});

test('the needs of several environments in one account are added up, for IAM across all Regions', async () => {
  const environments = ['dev', 'production'].map((name, index) =>
    minimalEnvironment(name, { accountId: '111111111111', region: ['eu-west-1', 'eu-central-1'][index] }),
  );

  expect(await warnings(minimalConfig({ environments, services: services(77) }))).toEqual([
    'dev, production, pipeline 111111111111 quota for IAM roles: the config needs 1001, but the default is 1000',
    'dev 111111111111 quota for Fargate On-Demand vCPUs: the config needs 19.25, but the default is 6',
    'production 111111111111 quota for Fargate On-Demand vCPUs: the config needs 19.25, but the default is 6',
  ]);
});

test('only tasks on Fargate On-Demand count toward its quota', async () => {
  const count = async (settings: object) =>
    (await warnings(minimalConfig({ services: services(25).map((service) => ({ ...service, ...settings })) }))).length;

  expect(await count({})).toBe(1);
  expect(await count({ capacityProvider: 'FARGATE' })).toBe(1);
  expect(await count({ capacityProvider: 'FARGATE_SPOT' })).toBe(0);
  expect(await count({ launchType: 'EC2' })).toBe(0);
});

test('counts all pipelines of a service, the rules of the event bus, and the policies of an approver in several environments', async () => {
  const approval = { approvers: ['arn:aws:iam::111111111111:role/release-manager'] };
  const environments = [...'abcdefghijk'].map((name) => minimalEnvironment(name, { approval }));
  const found = await warnings(
    minimalConfig({ environments: [minimalEnvironment('dev'), ...environments], services: services(301) }),
  );

  expect(found).toContain('pipeline 111111111111 quota for pipelines: the config needs 3913, but the default is 1000');
  expect(found).toContain(
    'pipeline 111111111111 quota for EventBridge rules: the config needs 301, but the default is 300',
  );
  expect(found).toContain(
    'a, b, c, d, e, f, g, h, i, j, k 111111111111 quota for managed policies of the role release-manager: the config needs 11, but the default is 10',
  );
});

test('a scheduled task counts with the tasks that it starts and an additional role', async () => {
  const scheduled = (count: number, taskCount: number) =>
    services(count).map((service) => ({ ...service, schedule: 'rate(1 day)', scheduleOptions: { taskCount } }));

  expect(await warnings(minimalConfig({ services: scheduled(24, 1) }))).toEqual([]);
  expect(await warnings(minimalConfig({ services: scheduled(24, 2) }))).toEqual([
    'dev 222222222222 quota for Fargate On-Demand vCPUs: the config needs 12, but the default is 6',
  ]);
  const ofRoles = (found: string[]) => found.filter((line) => line.includes('dev 222222222222 quota for IAM roles'));
  expect(ofRoles(await warnings(minimalConfig({ services: scheduled(167, 1) })))).toEqual([
    expect.stringContaining('the config needs 1002,'),
  ]);
});

test('a pipeline counts only its own environments', async () => {
  const environments = ['a', 'b', 'c'].map((name) => minimalEnvironment(name, { approval: true }));
  const limited = services(300).map((service, index) => ({ ...service, ...(index > 0 && { environments: ['a'] }) }));
  const ofPipelines = (found: string[]) => found.filter((line) => line.includes('quota for pipelines'));

  expect(ofPipelines(await warnings(minimalConfig({ environments, services: services(300) })))).toHaveLength(1);
  expect(ofPipelines(await warnings(minimalConfig({ environments, services: limited })))).toEqual([]);
});

test('counts a read policy for each account, and the policies of approvers and operators for each environment', async () => {
  const environments = Array.from({ length: 750 }, (_, index) =>
    minimalEnvironment(`environment-${index}`, {
      accountId: '111111111111',
      ...(index % 2 === 0 && { approval: true }),
    }),
  );

  expect((await warnings(minimalConfig({ environments }))).join('\n')).toContain(
    'quota for IAM customer managed policies: the config needs 1501, but the default is 1500',
  );
});
