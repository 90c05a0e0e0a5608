import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { approvalsOf } from '../config/environment-approvals';
import { Problem } from '../config/problem';
import { hasOwnRoles } from '../naming/bootstrap-names';
import { namePatterns } from '../naming/name-patterns';
import { environmentPolicyNames } from '../naming/names';
import { givenBoundaryArn } from '../naming/permissions-boundary';
import { environmentRolePatterns, pipelineRolePatterns } from '../naming/role-patterns';
import { accountIdsOf, tooLarge } from './bootstrap-sizes';
import { Rule } from './rule';

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
 * Custom stack names, environments, approvers and paths that do not fit in the policy of Terraform's role in an account.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const terraformPolicySize: Rule = (config) => {
  const { environments, name, pipeline, region = '', rolePath, targets, terraform } = config;
  if (name === undefined || hasOwnRoles(terraform)) return [];
  return accountIdsOf({ environments, pipeline }).flatMap((accountId): Problem[] => {
    const isPipelineAccount = pipeline.accountId === accountId;
    const inside = targets.filter(
      ({ environment, isBroken }) => environment.accountId === accountId && !isBroken('stackName'),
    );
    const prefix = `arn:${partitionOf(region).name}:iam::${accountId}:role`.length;

    const own = inside.filter(({ settings }) => settings.stackName !== undefined);
    const roles = new Set([
      ...(isPipelineAccount ? pipelineRolePatterns({ name, rolePath }) : []),
      ...inside.flatMap(({ environment, settings, service }) => {
        const stack = settings.stackName ?? `${name}-${environment.name}-${service.name}`;
        return environmentRolePatterns({ name, rolePath }, environment.name ?? '', [stack]);
      }),
    ]);
    const policies = new Set([
      ...(isPipelineAccount ? ['view', 'operate-*', 'approve-*'].map((one) => `${name}-${one}`) : []),
      ...inside.map(({ environment }) => environmentPolicyNames({ name }, environment.name ?? '').view),
    ]);
    const approvers = isPipelineAccount ? approversSize(environments, name, prefix) : 0;
    const size =
      IAM_POLICY +
      sumOf(roles, (role) => 3 * (prefix + role.length + 3)) +
      sumOf(policies, (policy) => prefix + policy.length + 6) +
      (inside.length > 0 ? SERVICE_ROLES : 0) +
      boundarySize(config, name, accountId, prefix) +
      (isPipelineAccount ? usersSize(config, name, prefix) : 0) +
      approvers;

    const ofOwn = sumOf(own, ({ settings }) => 3 * (prefix + settings.stackName!.length + 3));
    const isOfOwn = ofOwn > approvers;
    const fix = isOfOwn
      ? 'use the default stack name for more services'
      : 'use fewer environments in one account, fewer approvers, or a shorter rolePath';
    const path = isOfOwn ? own[0]!.at(['stackName']) : ['environments'];
    return tooLarge(path, 'managed policy', size, `of Terraform's role in account ${accountId}`, fix);
  });
};

/** Characters of the boundary: in the condition on new roles and, if the config sets one, in a statement of its own. */
function boundarySize(config: ConfigParts, name: string, accountId: string, prefix: number): number {
  const { environments, pipeline } = config;
  const length = boundaryLength(config, name, accountId, prefix);
  // Environments share a template, which has the statement for all or for none.
  const isGiven = [config, pipeline, ...environments].some((one) => one.permissionsBoundaryArn !== undefined);
  return length + (isGiven ? READ_BOUNDARY + length : 0);
}

/** Characters of the longest ARN of a permissions boundary in an account. */
function boundaryLength(config: ConfigParts, name: string, accountId: string, prefix: number): number {
  const accounts = [config.pipeline, ...config.environments].filter((one) => one.accountId === accountId);
  return Math.max(
    prefix + `policy/bootstrap/${name}/${name}-boundary`.length,
    ...accounts.map((one) => givenBoundaryArn(config, { ...one, accountId })?.length ?? 0),
  );
}

/** Characters of the statements about the IAM users that push: each ARN stands in two of them, the boundary in one. */
function usersSize(config: ConfigParts, name: string, prefix: number): number {
  const users = config.services
    .filter(({ push }) => push?.iamUser)
    .map((service) => service.push?.userName ?? `${name}-${service.name}-push`);
  if (users.length === 0) return 0;
  const boundary = boundaryLength(config, name, config.pipeline.accountId ?? '', prefix);
  return USERS + boundary + sumOf(namePatterns(`${name}-`, users), (user) => 2 * (prefix + user.length + 4));
}

/** Characters of the statements about approvers: each ARN stands in two of them, with a path and without. */
function approversSize(environments: ConfigParts['environments'], name: string, prefix: number): number {
  const arns = environments.flatMap((environment) =>
    approvalsOf(environment).flatMap(({ approval }) => approval.approvers ?? []),
  );
  return sumOf([':role/', ':user/'], (type) => {
    const names = new Set(arns.filter((arn) => arn.includes(type)).map((arn) => arn.slice(arn.lastIndexOf('/') + 1)));
    if (names.size === 0) return 0;
    return APPROVERS + name.length + sumOf(names, (approver) => 4 * (prefix + approver.length + 5));
  });
}

function sumOf<T>(items: Iterable<T>, sizeOf: (item: T) => number): number {
  return [...items].reduce((sum, item) => sum + sizeOf(item), 0);
}
