import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { approvalsOf } from '../config/environment-approvals';
import { Problem } from '../config/problem';
import { bootstrapNames, hasOwnRoles, PIPELINE_ROOT } from '../naming/bootstrap-names';
import { environmentPolicyNames } from '../naming/names';
import { givenBoundaryArn } from '../naming/permissions-boundary';
import { bootstrapRolePath } from '../naming/role-paths';
import { environmentRolePatterns, pipelineRolePatterns } from '../naming/role-patterns';
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

/** Characters in the IAM policy of Terraform's role without its ARNs. */
const IAM_POLICY = 1150;

/** Characters of the statement about a permissions boundary from the config, without its ARN. */
const READ_BOUNDARY = 90;

/** Characters of the statements about the roles that Amazon ECS and Elastic Load Balancing create for an environment. */
const SERVICE_ROLES = 600;

/** Characters of the statements about IAM users that push, without their ARNs. */
const USERS = 640;

/** Characters of the two statements about existing roles, or users, that get the policies to approve, without their ARNs. */
const APPROVERS = 340;

/**
 * Custom stack names, environments and paths that do not fit in the policy of Terraform's role in an account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const terraformPolicySize: Rule = (config) => {
  const { environments, name, pipeline, region = '', rolePath, services, targets, terraform } = config;
  if (name === undefined || hasOwnRoles(terraform)) return [];
  // The environments share a template.
  const hasBoundary = [config, pipeline, ...environments].some((one) => one.permissionsBoundaryArn !== undefined);
  return accountIdsOf({ environments, pipeline }).flatMap((accountId): Problem[] => {
    const inside = targets.filter(
      ({ environment, isBroken }) => environment.accountId === accountId && !isBroken('stackName'),
    );
    const own = inside.filter(({ settings }) => settings.stackName !== undefined);
    const patterns = new Set([
      ...(pipeline.accountId === accountId ? pipelineRolePatterns({ name, rolePath }) : []),
      ...inside.flatMap(({ environment, settings, service }) => {
        const stack = settings.stackName ?? `${name}-${environment.name}-${service.name}`;
        return environmentRolePatterns({ name, rolePath }, environment.name ?? '', [stack]);
      }),
    ]);
    const prefix = `arn:${partitionOf(region).name}:iam::${accountId}:role`;
    const isPipelineAccount = pipeline.accountId === accountId;
    const accounts = [...(isPipelineAccount ? [pipeline] : []), ...inside.map(({ environment }) => environment)];
    const boundary = Math.max(
      prefix.length + `policy/bootstrap/${name}/${name}-boundary`.length,
      ...accounts.map((one) => givenBoundaryArn(config, { ...one, accountId })?.length ?? 0),
    );
    const policies = [
      ...(isPipelineAccount ? ['view', 'operate-*', 'approve-*'].map((one) => `${name}-${one}`) : []),
      ...new Set(inside.map(({ environment }) => environmentPolicyNames({ name }, environment.name ?? '').view)),
    ];
    const pushing = isPipelineAccount ? services.filter(({ push }) => push?.iamUser) : [];
    const users = [...new Set(pushing.map(({ push }) => push?.userName ?? `${name}-*-push`))];
    const size =
      IAM_POLICY +
      (hasBoundary ? READ_BOUNDARY + boundary : 0) +
      [...patterns].reduce((sum, pattern) => sum + 3 * (prefix.length + pattern.length + 3), boundary) +
      policies.reduce((sum, policy) => sum + prefix.length + policy.length + 6, inside.length > 0 ? SERVICE_ROLES : 0) +
      users.reduce(
        (sum, user) => sum + 2 * (prefix.length + user.length + 4),
        users.length > 0 ? USERS + boundary : 0,
      ) +
      (isPipelineAccount ? approversSize(environments, name, prefix.length) : 0);
    const fix =
      own.length > 0
        ? 'use the default stack name for more services'
        : 'use fewer environments in one account, fewer approvers, or a shorter rolePath';
    const path = own[0]?.at(['stackName']) ?? ['environments'];
    return tooLarge(path, 'managed policy', size, `of Terraform's role in account ${accountId}`, fix);
  });
};

/** Characters of the statements about approvers: each ARN stands in two of them, with a path and without. */
function approversSize(environments: ConfigParts['environments'], name: string, prefix: number): number {
  const arns = environments.flatMap((environment) =>
    approvalsOf(environment).flatMap(({ approval }) => approval.approvers ?? []),
  );
  const lists = [':role/', ':user/'].map((type) => arns.filter((arn) => arn.includes(type)));
  return lists
    .map((list) => [...new Set(list.map((arn) => arn.slice(arn.lastIndexOf('/') + 1)))])
    .filter((list) => list.length > 0)
    .reduce((sum, list) => {
      const each = list.map((approver) => 4 * (prefix + approver.length + 5));
      return each.reduce((total, size) => total + size, sum + APPROVERS + name.length);
    }, 0);
}

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

function accountIdsOf({ environments, pipeline }: Pick<ConfigParts, 'environments' | 'pipeline'>): string[] {
  const ids = [pipeline.accountId, ...environments.map(({ accountId }) => accountId)];
  return [...new Set(ids.filter((id) => id !== undefined))];
}

function tooLarge(
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
