import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { Problem } from '../config/problem';
import { bootstrapNames, hasOwnRoles, PIPELINE_ROOT } from '../naming/bootstrap-names';
import { bootstrapRolePath } from '../naming/role-paths';
import { Rule } from './rule';
import { untrustedArns } from './untrusted-principals';

/** Characters in the trust policy of Terraform's role besides the quoted list of principals. */
const TRUST = 250;

/**
 * More principals than fit in the trust policy of Terraform's role in an account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const terraformTrustSize: Rule = (config) => {
  const { ci, environments, name, pipeline, region = '', rolePath, terraform } = config;
  if (name === undefined || hasOwnRoles(terraform)) return [];
  const { ciPlanRole, ciRole } = bootstrapNames({ name });
  const path = `arn:${partitionOf(region).name}:iam::${pipeline.accountId}:role${bootstrapRolePath({ name, rolePath })}`;
  return accountIdsOf({ environments, pipeline }).flatMap((accountId): Problem[] => {
    const inside = environments.filter((environment) => environment.accountId === accountId);
    const roots = [
      ...(pipeline.accountId === accountId ? [PIPELINE_ROOT] : []),
      ...inside.map((one) => one.name ?? ''),
    ];
    const roles = ci?.github ? [ciPlanRole, ...roots.map(ciRole)].map((role) => path + role) : [];
    const principals = [terraform, ...inside.map((one) => ({ principals: one.terraformPrincipals }))].flatMap(
      (one) => one?.principals ?? [],
    );
    const arns = [...new Set([...roles, ...principals]), ...untrustedArns(config)];
    const size = arns.reduce((sum, arn) => sum + arn.length + 3, TRUST);
    const fix = 'list fewer, or use a pattern such as arn:aws:iam::111111111111:role/platform-*';
    return tooLarge(
      ['terraform', 'principals'],
      'trust policy',
      size,
      `of Terraform's role in account ${accountId}`,
      fix,
    );
  });
};

/** Characters in the permissions boundary besides the roles that can be passed, each of which occurs once. */
const BOUNDARY = 1500;

/**
 * More existing roles than fit in the permissions boundary of an account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const boundarySize: Rule = ({ environments, name, pipeline, region = '', targets, terraform }) => {
  if (name === undefined || hasOwnRoles(terraform)) return [];
  return accountIdsOf({ environments, pipeline }).flatMap((accountId): Problem[] => {
    const inside = targets.filter(({ environment }) => environment.accountId === accountId);
    const keys = ['taskRoleArn', 'executionRoleArn'] as const;
    const places = inside.flatMap(({ at, settings }) =>
      keys.flatMap((key) => (settings[key] === undefined ? [] : [{ arn: settings[key], path: at([key]) }])),
    );
    const arn = `arn:${partitionOf(region).name}:iam::${accountId}:role/`;
    const stacks = new Set(inside.flatMap(({ settings }) => settings.stackName ?? []));
    const roles = new Set(places.map((place) => place.arn));
    const size =
      [...stacks].reduce((sum, stack) => sum + arn.length + stack.length + 5, BOUNDARY) +
      [...roles].reduce((sum, role) => sum + role.length + 3, 0);
    if (places.length === 0) return [];
    return tooLarge(
      places[0]!.path,
      'managed policy',
      size,
      `that is the permissions boundary of all roles in account ${accountId}`,
      'share a role between more services, or let ecs-pipeline create their roles',
    );
  });
};

/** The accounts of a config. */
export function accountIdsOf({ environments, pipeline }: Pick<ConfigParts, 'environments' | 'pipeline'>): string[] {
  const ids = [pipeline.accountId, ...environments.map(({ accountId }) => accountId)];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** A problem, if a document is larger than AWS accepts. */
export function tooLarge(
  path: Problem['path'],
  limit: keyof typeof SIZE_LIMITS,
  size: number,
  of: string,
  fix: string,
): Problem[] {
  const max = SIZE_LIMITS[limit];
  if (size <= max) return [];
  return [{ path, message: `too large for the ${limit} ${of}, got about ${size} (AWS limit: ${max})`, fix }];
}
