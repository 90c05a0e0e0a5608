import { SIZE_LIMITS } from '../aws/limits';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { Problem } from '../config/problem';
import { bootstrapNames, bootstrapPath, hasOwnRoles, PIPELINE_ROOT } from '../naming/bootstrap-names';
import { Rule } from './rule';

/** What the trust policy of Terraform's role has beside those who may assume it, which are quoted in a list. */
const TRUST = 250;

/**
 * More principals than the trust policy of Terraform's role in an account has room for.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const terraformTrustSize: Rule = ({ ci, environments, name, pipeline, region = '', terraform }) => {
  if (name === undefined || hasOwnRoles(terraform)) return [];
  const { ciPlanRole, ciRole } = bootstrapNames({ name });
  const path = `arn:${partitionOf(region).name}:iam::${pipeline.accountId}:role${bootstrapPath({ name })}`;
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
    const size = [...new Set([...roles, ...principals])].reduce((sum, arn) => sum + arn.length + 3, TRUST);
    const fix = 'name fewer, or a pattern such as arn:aws:iam::111111111111:role/platform-*';
    return tooLarge(['terraform', 'principals'], 'trust policy', size, `of Terraform's role in ${accountId}`, fix);
  });
};

/** What the policy of Terraform's role about IAM has beside the names of roles, each of which it has three times. */
const IAM_POLICY = 2000;

/**
 * More stacks with names of their own than the policy of Terraform's role in an account has room for.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const terraformPolicySize: Rule = ({ environments, name, pipeline, region = '', targets, terraform }) => {
  if (name === undefined || hasOwnRoles(terraform)) return [];
  return accountIdsOf({ environments, pipeline }).flatMap((accountId): Problem[] => {
    const inside = targets.filter(
      ({ environment, isBroken }) => environment.accountId === accountId && !isBroken('stackName'),
    );
    const own = inside.filter(({ settings }) => settings.stackName !== undefined);
    const arn = `arn:${partitionOf(region).name}:iam::${accountId}:role/`;
    const names = new Set(own.map(({ settings }) => settings.stackName!));
    const size = [...names].reduce((sum, stack) => sum + 3 * (arn.length + stack.length + 5), IAM_POLICY);
    return tooLarge(
      own[0]?.at(['stackName']) ?? [],
      'managed policy',
      size,
      `of Terraform's role in ${accountId}`,
      'let more services have the stack names that follow from theirs',
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
  return [{ path, message: `too much for the ${limit} ${of}, got about ${size} of the ${max} that AWS allows`, fix }];
}
