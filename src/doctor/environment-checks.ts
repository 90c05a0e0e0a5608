import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { ServiceSettingsModel } from '../model/resolved';
import {
  CloudWatchLogsClient,
  DescribeClustersCommand,
  DescribeLogGroupsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  ECSClient,
} from '../vendor/aws';
import { Session } from './accounts';
import { Check } from './check';
import { CLIENT_SETTINGS } from './client-settings';
import { secret } from './secrets';
import { OK, problem, Verdict } from './verdict';

/**
 * What an environment's services refer to by name. What `inputs.tf` looks up is the user's, and Terraform's to check.
 *
 * @param accounts - those of the config
 */
export function environmentChecks(
  environment: EnvironmentModel,
  accounts: readonly { readonly accountId: string }[],
): Check[] {
  const { accountId, name, region, services } = environment;
  const named = (read: (settings: ServiceSettingsModel) => string | readonly string[] | null) => [
    ...new Set(services.flatMap(({ settings }) => read(settings) ?? [])),
  ];
  const check = (subject: string, run: (clientSettings: ClientSettings) => Promise<Verdict>): Check => ({
    where: name,
    subject,
    accountId,
    region,
    run: (session) => run({ ...CLIENT_SETTINGS, ...session, region }),
  });
  const [subnetIds, securityGroupIds] = [
    named((settings) => settings.subnetIds),
    named((settings) => settings.securityGroupIds),
  ];
  return [
    ...named((settings) => settings.clusterName).map((cluster) =>
      check(`ECS cluster ${cluster}`, (settings) => hasCluster(settings, cluster)),
    ),
    ...(subnetIds.length > 0
      ? [check(`subnets ${subnetIds.join(', ')}`, (settings) => hasSubnets(settings, subnetIds))]
      : []),
    ...(securityGroupIds.length > 0
      ? [
          check(`security groups ${securityGroupIds.join(', ')}`, (settings) =>
            hasSecurityGroups(settings, securityGroupIds),
          ),
        ]
      : []),
    ...named((settings) => settings.logGroupName).map((group) =>
      check(`log group ${group}`, (settings) => hasLogGroup(settings, group)),
    ),
    ...[...new Set(services.flatMap(secretArns))].map((arn) => secret(environment, arn, accounts)),
  ];
}

type ClientSettings = typeof CLIENT_SETTINGS & Session & { readonly region: string };

async function hasCluster(settings: ClientSettings, name: string): Promise<Verdict> {
  const { clusters = [] } = await new ECSClient(settings).send(new DescribeClustersCommand({ clusters: [name] }));
  if (clusters.some(({ status }) => status === 'ACTIVE')) return OK;
  return problem('not there', 'create it, or correct clusterName');
}

async function hasSubnets(settings: ClientSettings, ids: readonly string[]): Promise<Verdict> {
  // By filter, as a call that names an id that is not there fails as a whole.
  const Filters = [{ Name: 'subnet-id', Values: [...ids] }];
  const { Subnets = [] } = await new EC2Client(settings).send(new DescribeSubnetsCommand({ Filters }));
  return all(
    ids,
    Subnets.map(({ SubnetId }) => SubnetId),
    'subnetIds',
  );
}

async function hasSecurityGroups(settings: ClientSettings, ids: readonly string[]): Promise<Verdict> {
  const Filters = [{ Name: 'group-id', Values: [...ids] }];
  const { SecurityGroups = [] } = await new EC2Client(settings).send(new DescribeSecurityGroupsCommand({ Filters }));
  return all(
    ids,
    SecurityGroups.map(({ GroupId }) => GroupId),
    'securityGroupIds',
  );
}

function all(ids: readonly string[], found: readonly (string | undefined)[], setting: string): Verdict {
  const missing = ids.filter((id) => !found.includes(id));
  if (missing.length === 0) return OK;
  return problem(`not there: ${missing.join(', ')}`, `correct ${setting}; is it another account's or Region's?`);
}

async function hasLogGroup(settings: ClientSettings, name: string): Promise<Verdict> {
  const { logGroups = [] } = await new CloudWatchLogsClient(settings).send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
  );
  if (logGroups.some(({ logGroupName }) => logGroupName === name)) return OK;
  return problem('not there', 'create it, or remove logGroupName, so that one is created');
}

function secretArns({ settings }: EnvironmentServiceModel): string[] {
  return [settings, ...settings.sidecars].flatMap(({ secrets }) => Object.values(secrets));
}
