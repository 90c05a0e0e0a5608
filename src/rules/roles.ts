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

/** ARNs that are not those of roles in the partition, and service-linked roles. `rolePlaces` checks the account. */
export const roleArns = settingsRule(ROLE_KEYS, ({ at, settings }, { region }) =>
  ROLE_KEYS.flatMap((key): Problem[] => {
    const value = settings[key];
    if (value === undefined) return [];
    const path = at([key]);
    if (isIn(value, 'iam', ROLE, region)) {
      return value.includes(':role/aws-service-role/')
        ? [{ path, message: 'a service-linked role, which tasks cannot use', value, fix: 'use a role of your own' }]
        : [];
    }
    return [{ path, message: 'not the ARN of a role', value, fix: useOne('iam', '', '{account}:role/{name}', region) }];
  }),
);

/** ARNs that are not those of managed policies in the partition. */
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
    const fix = `attach at most ${MAX_POLICIES}, or combine several in a policy of your own`;
    return [{ path: at([key]), message: 'too many managed policies for a role', value, fix }];
  }),
);

/**
 * ARNs that are not those of KMS keys in the partition. A policy with the ARN of an alias does not apply to its key.
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
        message: isAlias ? 'the ARN of an alias, which IAM does not resolve' : 'not the ARN of a KMS key',
        value,
        fix: useOne('kms', '{region}', '{account}:key/{id}', region),
      },
    ];
  }),
);

/** Permissions for existing roles, which ecs-pipeline does not change. */
export const permissionsOfExistingRoles = settingsRule(
  [...ROLE_KEYS, ...POLICY_KEYS, 'secretsKeyArns'],
  ({ at, settings }) =>
    (
      [
        ['taskPolicyArns', 'taskRoleArn', 'attach them to that role'],
        ['executionPolicyArns', 'executionRoleArn', 'attach them to that role'],
        ['secretsKeyArns', 'executionRoleArn', 'grant kms:Decrypt to that role'],
      ] as const
    ).flatMap(([key, role, instead]): Problem[] => {
      const value = settings[key] ?? [];
      if (value.length === 0 || settings[role] === undefined) return [];
      return [
        {
          path: at([key], [role]),
          message: `cannot be combined with ${role} because existing roles are not changed`,
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
  return `use an ARN such as arn:${partitionOf(region ?? '').name}:${service}:${place}:${rest}`;
}
