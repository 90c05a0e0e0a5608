import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { ConfigParts } from '../config/config-parts';
import { Path, Problem } from '../config/problem';
import { hasOwnRoles, PIPELINE_ROOT } from '../naming/bootstrap-names';
import { ACCOUNT_ID_PLACEHOLDER, givenBoundaryArn } from '../naming/permissions-boundary';
import { enumerate } from '../text/messages';
import { Rule } from './rule';

/**
 * Permissions boundaries that are not in the account of their roles.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const boundaryPlaces: Rule = (config) => {
  const partition = partitionOf(config.region ?? '').name;
  const roots = rootsOf(config);
  const paths = [
    ...new Map(roots.flatMap(({ path }) => (path ? [[JSON.stringify(path), path] as const] : []))).values(),
  ];
  return paths.flatMap((path): Problem[] => {
    const users = roots.filter((root) => JSON.stringify(root.path) === JSON.stringify(path));
    const { written: value } = users[0]!;
    const { accountId, partition: own, resource } = parseArn(value!)!;
    const problem = { path, value };
    if (config.region !== undefined && own !== partition) {
      const fix = `use arn:${partition}:iam::${accountId}:${resource}`;
      return [{ ...problem, message: `not in partition ${partition}`, fix }];
    }
    const elsewhere = users.filter((user) => user.accountId !== undefined && !isIn(accountId, user.accountId));
    if (elsewhere.length === 0) return [];
    const message = `not in the account of ${enumerate(elsewhere.map(({ name }) => name))}`;
    const fix = `use arn:${own}:iam::${ACCOUNT_ID_PLACEHOLDER}:${resource} for a policy in each account`;
    return [{ ...problem, message, fix }];
  });
};

/**
 * Several boundaries in one account. Terraform has one role in an account, and one boundary for all that it creates.
 */
export const oneBoundary: Rule = (config) => {
  if (hasOwnRoles(config.terraform)) return [];
  const roots = rootsOf(config);
  return roots.flatMap((root, index): Problem[] => {
    const first = roots.find(({ accountId }) => accountId !== undefined && accountId === root.accountId);
    if (!first || first === root || first.arn === root.arn || root.isBroken || first.isBroken) return [];
    const other = first.arn === null ? `${first.name} has none` : `${first.name} has ${first.arn}`;
    return [
      {
        path: root.path ?? ['environments', index - 1, 'permissionsBoundaryArn'],
        message: `differs from the permissions boundary of ${first.name}, which is in the same account`,
        value: root.arn ?? undefined,
        fix: `use the same boundary throughout account ${root.accountId} because Terraform has one role there (${other})`,
      },
    ];
  });
};

/** Paths that are reserved: by ecs-pipeline for the roles that policies identify by path, or by AWS. */
export const reservedRolePaths: Rule = ({ rolePath = '/' }) => {
  const reserved = rolePath
    .split('/')
    .find((part, index) => RESERVED.includes(part) || (index === 1 && AWS.test(part)));
  if (reserved === undefined) return [];
  const fix = 'use another path, such as /platform/';
  return [{ path: ['rolePath'], message: `${reserved} is reserved`, value: rolePath, fix }];
};

/** By these, policies identify the roles of bootstrap and the roles that the pipelines assume. */
const RESERVED = ['bootstrap', 'ecs-pipeline'];
/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const AWS = /^aws-/;

/** A root and its permissions boundary. */
interface Root {
  readonly name: string;
  readonly accountId?: string;
  /** The ARN as it is in the config, or undefined where it has none. */
  readonly written?: string;
  readonly path?: Path;
  readonly arn: string | null;
  /** Whether the value in the config has the wrong shape, and is unknown here. */
  readonly isBroken: boolean;
}

function rootsOf(config: ConfigParts): Root[] {
  const { environments, permissionsBoundaryArn: common, pipeline } = config;
  const parts = [
    { path: ['pipeline'], name: PIPELINE_ROOT, ...pipeline },
    ...environments.map((environment, index) => ({
      path: ['environments', index],
      name: '{environment}',
      ...environment,
    })),
  ];
  return parts.map(({ accountId, name, path, permissionsBoundaryArn: own }): Root => {
    const key = 'permissionsBoundaryArn';
    const place = own !== undefined ? [...path, key] : common !== undefined ? [key] : undefined;
    return {
      name,
      accountId,
      written: own ?? common,
      path: place,
      arn: givenBoundaryArn(config, { accountId: accountId ?? ACCOUNT_ID_PLACEHOLDER, permissionsBoundaryArn: own }),
      isBroken: config.isBroken([key]) || config.isBroken([...path, key]),
    };
  });
}

function isIn(account: string, accountId: string): boolean {
  return [accountId, 'aws', ACCOUNT_ID_PLACEHOLDER].includes(account);
}
