import type { Session } from '../../src/doctor/accounts';
import { quotaChecks } from '../../src/doctor/quotas';
import { resolveModel } from '../../src/model/resolve-model';
import { minimalConfig, minimalEnvironment } from '../config/fixtures';

const NO_SESSION: Session = {};

const remarks = (config: Parameters<typeof resolveModel>[0]) =>
  Promise.all(
    quotaChecks(resolveModel(config)).map(async (check) => {
      const verdict = await check.run(NO_SESSION);
      const text = verdict.status === 'not checked' ? verdict.reason.replace(/;.*/, '') : verdict.status;
      return `${check.where} ${check.accountId} ${check.subject}: ${text}`;
    }),
  );

const services = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `api-${index}`, cpu: 256, memory: 512 }));

test('a small config has no remark', async () => {
  expect(await remarks(minimalConfig({ services: services(24) }))).toEqual([]);
});

test('what several environments need of one account is added up, of IAM over all Regions', async () => {
  const environments = ['dev', 'production'].map((name, index) =>
    minimalEnvironment(name, { accountId: '111111111111', region: ['eu-west-1', 'eu-central-1'][index] }),
  );

  expect(await remarks(minimalConfig({ environments, services: services(77) }))).toEqual([
    'dev, production, pipeline 111111111111 quota of IAM roles: the config needs 1001, and without a raise there are 1000',
    'dev 111111111111 quota of vCPUs of Fargate On-Demand: the config needs 19.25, and without a raise there are 6',
    'production 111111111111 quota of vCPUs of Fargate On-Demand: the config needs 19.25, and without a raise there are 6',
  ]);
});

test('only what runs on Fargate On-Demand counts as that', async () => {
  const count = async (settings: object) =>
    (await remarks(minimalConfig({ services: services(25).map((service) => ({ ...service, ...settings })) }))).length;

  expect(await count({})).toBe(1);
  expect(await count({ capacityProvider: 'FARGATE' })).toBe(1);
  expect(await count({ capacityProvider: 'FARGATE_SPOT' })).toBe(0);
  expect(await count({ launchType: 'EC2' })).toBe(0);
});

test('the pipelines, one that promotes and one for each environment, the rules of the one event bus, and the policies of who approves in several environments', async () => {
  const approval = { approvers: ['arn:aws:iam::111111111111:role/release-manager'] };
  const environments = [...'abcdefghijk'].map((name) => minimalEnvironment(name, { approval }));
  const found = await remarks(
    minimalConfig({ environments: [minimalEnvironment('dev'), ...environments], services: services(301) }),
  );

  expect(found).toContain(
    'pipeline 111111111111 quota of pipelines: the config needs 3913, and without a raise there are 1000',
  );
  expect(found).toContain(
    'pipeline 111111111111 quota of EventBridge rules: the config needs 301, and without a raise there are 300',
  );
  expect(found).toContain(
    'a, b, c, d, e, f, g, h, i, j, k 111111111111 quota of managed policies of the role release-manager: the config needs 11, and without a raise there are 10',
  );
});

test('a scheduled task counts with the tasks that it starts, and has one more role', async () => {
  const scheduled = (count: number, taskCount: number) =>
    services(count).map((service) => ({ ...service, schedule: 'rate(1 day)', scheduleOptions: { taskCount } }));

  expect(await remarks(minimalConfig({ services: scheduled(24, 1) }))).toEqual([]);
  expect(await remarks(minimalConfig({ services: scheduled(24, 2) }))).toEqual([
    'dev 222222222222 quota of vCPUs of Fargate On-Demand: the config needs 12, and without a raise there are 6',
  ]);
  const ofRoles = (found: string[]) => found.filter((line) => line.includes('dev 222222222222 quota of IAM roles'));
  expect(ofRoles(await remarks(minimalConfig({ services: scheduled(167, 1) })))).toEqual([
    expect.stringContaining('the config needs 1002,'),
  ]);
});

test('a pipeline counts with its own environments only', async () => {
  const environments = ['a', 'b', 'c'].map((name) => minimalEnvironment(name, { approval: true }));
  const limited = services(300).map((service, index) => ({ ...service, ...(index > 0 && { environments: ['a'] }) }));
  const ofPipelines = (found: string[]) => found.filter((line) => line.includes('quota of pipelines'));

  expect(ofPipelines(await remarks(minimalConfig({ environments, services: services(300) })))).toHaveLength(1);
  expect(ofPipelines(await remarks(minimalConfig({ environments, services: limited })))).toEqual([]);
});

test('a view policy in each account, and a policy for each environment to approve or operate', async () => {
  const environments = Array.from({ length: 750 }, (_, index) =>
    minimalEnvironment(`environment-${index}`, {
      accountId: '111111111111',
      ...(index % 2 === 0 && { approval: true }),
    }),
  );

  expect((await remarks(minimalConfig({ environments }))).join('\n')).toContain(
    'quota of IAM customer managed policies: the config needs 1501, and without a raise there are 1500',
  );
});
