import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { Problem } from '../config/problem';
import { settingsRule } from './rule';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROLE = /^role\/(?:[^*?\s]+\/)?[\w+=,.@-]{1,64}$/;
const POLICY = /^policy\/(?:[^*?\s]+\/)?[\w+=,.@-]{1,128}$/;

/** Source: https://docs.aws.amazon.com/kms/latest/developerguide/concepts-key-id.html */
const KEY = /^key\/[A-Za-z0-9-]+$/;

const ROLE_KEYS = ['taskRoleArn', 'executionRoleArn'] as const;
const POLICY_KEYS = ['taskPolicyArns', 'executionPolicyArns'] as const;

/** What is no role of the partition, and roles that only AWS itself can use. Where a role is, the rule about places looks at. */
export const roleArns = settingsRule(ROLE_KEYS, ({ at, settings }, { region }) =>
  ROLE_KEYS.flatMap((key): Problem[] => {
    const value = settings[key];
    if (value === undefined) return [];
    const path = at([key]);
    if (isIn(value, 'iam', ROLE, region)) {
      return value.includes(':role/aws-service-role/')
        ? [{ path, message: 'a role of AWS itself, which no task can have', value, fix: 'use a role of your own' }]
        : [];
    }
    return [{ path, message: 'not the ARN of a role', value, fix: useOne('iam', '', '{account}:role/{name}', region) }];
  }),
);

/** What is no managed policy of the partition. */
export const rolePolicyArns = settingsRule(POLICY_KEYS, ({ at, settings }, { region }) =>
  POLICY_KEYS.flatMap((key) =>
    (settings[key] ?? []).flatMap((value, index): Problem[] =>
      isIn(value, 'iam', POLICY, region)
        ? []
        : [
            {
              path: at([key, index]),
              message: 'not the ARN of a managed policy',
              value,
              fix: useOne('iam', '', 'aws:policy/{name}', region),
            },
          ],
    ),
  ),
);

/** IAM's default quota. */
const MAX_POLICIES = 10;

/**
 * More managed policies than a role can have.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const rolePolicyCounts = settingsRule(POLICY_KEYS, ({ at, settings }) =>
  POLICY_KEYS.flatMap((key): Problem[] => {
    const value = settings[key] ?? [];
    if (value.length <= MAX_POLICIES) return [];
    const fix = `attach at most ${MAX_POLICIES}; a policy of your own can hold what several allow`;
    return [{ path: at([key]), message: 'more managed policies than a role can have', value, fix }];
  }),
);

/**
 * What is no KMS key of the partition. A policy that names an alias allows nothing with its key.
 *
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
export const secretsKeyArns = settingsRule(['secretsKeyArns'], ({ at, settings }, { region }) =>
  (settings.secretsKeyArns ?? []).flatMap((value, index): Problem[] => {
    if (isIn(value, 'kms', KEY, region)) return [];
    const isAlias = parseArn(value)?.resource.startsWith('alias/') ?? false;
    return [
      {
        path: at(['secretsKeyArns', index]),
        message: isAlias ? 'the ARN of an alias, which IAM does not follow' : 'not the ARN of a KMS key',
        value,
        fix: useOne('kms', '{region}', '{account}:key/{id}', region),
      },
    ];
  }),
);

/** Permissions for a role that is not created. */
export const permissionsOfExistingRoles = settingsRule(
  [...ROLE_KEYS, ...POLICY_KEYS, 'secretsKeyArns'],
  ({ at, settings }) =>
    (
      [
        ['taskPolicyArns', 'taskRoleArn', 'attach them to that role'],
        ['executionPolicyArns', 'executionRoleArn', 'attach them to that role'],
        ['secretsKeyArns', 'executionRoleArn', 'allow that role kms:Decrypt'],
      ] as const
    ).flatMap(([key, role, instead]): Problem[] => {
      const value = settings[key] ?? [];
      if (value.length === 0 || settings[role] === undefined) return [];
      return [
        {
          path: at([key], [role]),
          message: `not possible with ${role}, as an existing role is not changed`,
          value,
          fix: `${instead} yourself, and remove ${key}`,
        },
      ];
    }),
);

function isIn(text: string, service: string, pattern: RegExp, region: string | undefined): boolean {
  const arn = parseArn(text);
  if (!arn || arn.service !== service || !pattern.test(arn.resource)) return false;
  return region === undefined || arn.partition === partitionOf(region).name;
}

function useOne(service: string, place: string, rest: string, region: string | undefined): string {
  return `use one such as arn:${partitionOf(region ?? '').name}:${service}:${place}:${rest}`;
}
