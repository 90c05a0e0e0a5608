import { githubTrustLength, gitlabTrustLength } from '../aws/document-sizes';
import { EnvironmentServiceModel, Model } from '../model/model';
import { Check } from './check';

/** A quota that AWS can raise for an account. */
interface Quota {
  /** The counted resource, in the plural. */
  readonly name: string;
  readonly default: number;
}

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROLES: Quota = { name: 'IAM roles', default: 1000 };
const MANAGED_POLICIES: Quota = { name: 'IAM customer managed policies', default: 1500 };
const ATTACHMENTS: Quota = { name: 'managed policies', default: 10 };
const TRUST_LENGTH: Quota = { name: 'characters in a trust policy', default: 2048 };

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const STACKS: Quota = { name: 'CloudFormation stacks', default: 2000 };

/** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const PIPELINES: Quota = { name: 'pipelines', default: 1000 };

/** Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const EVENT_RULES: Quota = { name: 'EventBridge rules', default: 300 };

/** Source: https://docs.aws.amazon.com/general/latest/gr/ssm.html */
const PARAMETERS: Quota = { name: 'Parameter Store standard parameters', default: 10_000 };

/** Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html */
const FARGATE_CPUS: Quota = { name: 'Fargate On-Demand vCPUs', default: 6 };

/** How much of a quota a config needs, in an account or in one of its Regions. */
interface Need {
  readonly quota: Quota;
  readonly count: number;
  readonly accountId: string;
  readonly region: string;
  readonly where: string;
  /** The resource that the quota applies to, unless that is the account or the Region. */
  readonly of?: string;
}

/** Quotas whose default the config alone exceeds. Whether AWS has raised them is not checked. */
export function quotaChecks(model: Model): Check[] {
  return needsOf(model)
    .filter(({ count, quota }) => count > quota.default)
    .map(({ accountId, count, of = '', quota, region, where }) => ({
      where,
      subject: `quota for ${quota.name}${of}`,
      accountId,
      region,
      run: async () => ({
        status: 'not checked',
        reason: `the config needs ${count}, but the default is ${quota.default}; check the applied quota in Service Quotas`,
      }),
    }));
}

function needsOf(model: Model): Need[] {
  return sum([...environmentNeeds(model), ...pipelineNeeds(model), ...approverNeeds(model), ...trustNeeds(model)]);
}

function environmentNeeds({ environments }: Model): Need[] {
  return environments.flatMap(({ accountId, name, region, services }) => {
    const need = (quota: Quota, count: number): Need => ({ quota, count, accountId, region, where: name });
    const cpus = services.filter(runsOnFargate).map(({ settings }) => (fewestRunning(settings) * settings.cpu) / 1024);
    return [
      need(ROLES, 5 * services.length + services.filter(({ settings }) => settings.schedule !== null).length),
      need(STACKS, services.length),
      need(PARAMETERS, 2 * services.length),
      need(MANAGED_POLICIES, 1),
      need(
        FARGATE_CPUS,
        cpus.reduce((total, cpu) => total + cpu, 0),
      ),
    ];
  });
}

/** The minimum number of tasks that run at the same time. */
function fewestRunning({ autoscaling, schedule, scheduleOptions }: EnvironmentServiceModel['settings']): number {
  return schedule === null ? autoscaling.min : scheduleOptions.taskCount;
}

function runsOnFargate({ settings }: EnvironmentServiceModel): boolean {
  const { capacityProvider, capacityProviderStrategy, launchType } = settings;
  const providers = capacityProvider === null ? capacityProviderStrategy : [{ capacityProvider }];
  if (providers.length === 0) return launchType === 'FARGATE';
  return providers.every((item) => item.capacityProvider === 'FARGATE');
}

function pipelineNeeds({ environments, notifications, pipelineAccount, pipelines }: Model): Need[] {
  const { accountId, region } = pipelineAccount;
  const need = (quota: Quota, count: number): Need => ({ quota, count, accountId, region, where: 'pipeline' });
  const approvals = environments.flatMap((environment) => environment.approvals).length;
  const operated = environments.filter(({ operatePolicy }) => operatePolicy !== null).length;
  const pushRoles = pipelines
    .flatMap(({ repository: { github, gitlab } }) => [github, gitlab])
    .filter((one) => one !== null).length;
  return [
    need(ROLES, 3 * pipelines.length + pushRoles),
    need(STACKS, pipelines.length),
    need(
      PIPELINES,
      pipelines.reduce((sum, pipeline) => sum + 1 + pipeline.environments.length, 0),
    ),
    need(EVENT_RULES, pipelines.length + notifications.flatMap(({ rules }) => rules).length),
    need(MANAGED_POLICIES, 1 + approvals + operated),
  ];
}

function approverNeeds({ environments, pipelineAccount }: Model): Need[] {
  const { accountId, region } = pipelineAccount;
  return environments.flatMap(({ approvals, name }) =>
    approvals
      .flatMap(({ approvers }) => approvers)
      .map((approver) => ({
        quota: ATTACHMENTS,
        count: 1,
        accountId,
        region,
        where: name,
        of: ` of the ${approver.type} ${approver.name}`,
      })),
  );
}

function trustNeeds({ partition, pipelineAccount: { accountId, region }, pipelines }: Model): Need[] {
  const account = { accountId, partition: partition.name };
  return pipelines.flatMap(({ repository: { github, gitlab } }) =>
    [
      ...(github ? [{ count: githubTrustLength({ ...github, ...account }), roleName: github.roleName }] : []),
      ...(gitlab ? [{ count: gitlabTrustLength({ ...gitlab, ...account }), roleName: gitlab.roleName }] : []),
    ].map(({ count, roleName }) => ({
      quota: TRUST_LENGTH,
      count,
      accountId,
      region,
      where: 'pipeline',
      of: ` of the role ${roleName}`,
    })),
  );
}

/** The quotas of IAM apply to the account as a whole, because IAM has no Regions. */
const GLOBAL: readonly Quota[] = [ROLES, MANAGED_POLICIES, ATTACHMENTS, TRUST_LENGTH];

/** Adds up the needs for each quota of an account, or of one of its Regions. */
function sum(needs: readonly Need[]): Need[] {
  const sums = new Map<string, Need>();
  for (const need of needs) {
    const { accountId, count, of, quota, region, where } = need;
    const key = [quota.name, of, accountId, GLOBAL.includes(quota) ? '' : region].join();
    const known = sums.get(key);
    const places = new Set([...(known?.where.split(', ') ?? []), where]);
    sums.set(key, { ...need, ...known, count: (known?.count ?? 0) + count, where: [...places].join(', ') });
  }
  return [...sums.values()];
}
