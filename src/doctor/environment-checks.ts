import { EnvironmentModel, EnvironmentServiceModel } from '../model/model';
import { ServiceSettingsModel } from '../model/resolved';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from '../vendor/aws';
import { alarms } from './alarms';
import { capacityProviders } from './capacity-providers';
import { Check } from './check';
import { cloudMap } from './cloud-map';
import { clusters } from './clusters';
import { ClientSettings, environmentCheck } from './environment-check';
import { fileSystems } from './file-systems';
import { listeners } from './listeners';
import { existingRoles, managedPolicies } from './roles';
import { secret } from './secrets';
import { secretsKeys } from './secrets-keys';
import { sidecarImages } from './sidecar-images';
import { findSubnets } from './subnets';
import { targetGroups } from './target-groups';
import { OK, problem, Verdict } from './verdict';

/**
 * The existing resources that an environment's services refer to. Terraform checks those that `inputs.tf` looks up.
 *
 * @param accounts - the accounts of the config
 */
export function environmentChecks(
  environment: EnvironmentModel,
  accounts: readonly { readonly accountId: string }[],
): Check[] {
  const { services } = environment;
  const named = (read: (settings: ServiceSettingsModel) => string | readonly string[] | null) => [
    ...new Set(services.flatMap(({ settings }) => read(settings) ?? [])),
  ];
  const [subnetIds, securityGroupIds] = [
    named((settings) => settings.subnetIds),
    named((settings) => settings.securityGroupIds),
  ];
  return [
    ...clusters(environment),
    ...capacityProviders(environment),
    ...(subnetIds.length > 0
      ? [
          environmentCheck(environment, `subnets ${subnetIds.join(', ')}`, (settings) =>
            hasSubnets(settings, subnetIds),
          ),
        ]
      : []),
    ...(securityGroupIds.length > 0
      ? [
          environmentCheck(environment, `security groups ${securityGroupIds.join(', ')}`, (settings) =>
            hasSecurityGroups(settings, securityGroupIds),
          ),
        ]
      : []),
    ...targetGroups(environment),
    ...listeners(environment),
    ...fileSystems(environment),
    ...named((settings) => settings.logGroupName).map((group) =>
      environmentCheck(environment, `log group ${group}`, (settings) => hasLogGroup(settings, group)),
    ),
    ...alarms(environment),
    ...[...new Set(services.flatMap(secretArns))].map((arn) => secret(environment, arn, accounts)),
    ...secretsKeys(environment),
    ...existingRoles(environment),
    ...managedPolicies(environment),
    ...cloudMap(environment),
    ...sidecarImages(environment),
  ];
}

async function hasSubnets(settings: ClientSettings, ids: readonly string[]): Promise<Verdict> {
  const found = await findSubnets(settings, ids);
  return all(
    ids,
    found.map(({ id }) => id),
    'subnetIds',
  );
}

async function hasSecurityGroups(settings: ClientSettings, ids: readonly string[]): Promise<Verdict> {
  // With a filter, because a call with an unknown ID fails as a whole.
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
  return problem(
    `not found: ${missing.join(', ')}`,
    `correct ${setting}; the IDs must exist in this account and Region`,
  );
}

async function hasLogGroup(settings: ClientSettings, name: string): Promise<Verdict> {
  const { logGroups = [] } = await new CloudWatchLogsClient(settings).send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
  );
  if (logGroups.some(({ logGroupName }) => logGroupName === name)) return OK;
  return problem('not found', 'create it, or remove logGroupName to have one created');
}

function secretArns({ settings }: EnvironmentServiceModel): string[] {
  return [settings, ...settings.sidecars].flatMap(({ logging, secrets }) => [
    ...Object.values(secrets),
    ...Object.values(logging?.secretOptions ?? {}),
  ]);
}
