import type { Applied, StateResource } from './applied-examples';

export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource?: string | string[];
  Principal?: unknown;
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface Policy {
  Version: string;
  Statement: Statement[];
}

/** Every rendered policy, by its subject. */
export interface Policies {
  /** ARN of a role or user to its identity policies. */
  readonly identity: Readonly<Record<string, readonly Policy[]>>;
  /** ARN of a bucket, key, repository or role (its trust policy) to its resource policy. */
  readonly resource: Readonly<Record<string, Policy>>;
  /** ARN of a key's alias to the key's ARN, which is random. */
  readonly keys: Readonly<Record<string, string>>;
  /** ARN of a bucket, which contains no account, to its account. */
  readonly buckets: Readonly<Record<string, string>>;
}

export function policiesOf(applied: readonly Applied[]): Policies {
  const identity: Record<string, Policy[]> = {};
  const resource: Record<string, Policy> = {};
  const keys: Record<string, string> = {};
  const buckets: Record<string, string> = {};
  for (const resources of applied.flatMap(Object.values) as StateResource[][]) {
    const valuesOf = (...types: string[]) =>
      resources.filter(({ type }) => types.includes(type)).map(({ values }) => values);
    const accountId = accountOf(valuesOf('aws_iam_role')[0].arn);
    const principal = ({ role, user }: { role?: string; user?: string }) =>
      valuesOf('aws_iam_role').find(({ name }) => name === role)?.arn ??
      `arn:aws:iam::${accountId}:${role ? `role/${role}` : `user/${user}`}`;
    const grant = (arn: string, policy: string) => {
      identity[arn] = [...(identity[arn] ?? []), JSON.parse(policy)];
    };

    for (const { arn, assume_role_policy } of valuesOf('aws_iam_role')) {
      identity[arn] ??= [];
      resource[arn] = JSON.parse(assume_role_policy);
    }
    for (const values of valuesOf('aws_iam_role_policy', 'aws_iam_user_policy'))
      grant(principal(values), values.policy);
    for (const { name, policy } of valuesOf('aws_iam_policy')) grant(holderOf(accountId, name), policy);
    for (const values of valuesOf('aws_iam_role_policy_attachment', 'aws_iam_user_policy_attachment')) {
      const attached = valuesOf('aws_iam_policy').find(({ arn }) => arn === values.policy_arn);
      // AWS managed policies are not rendered.
      if (attached) grant(principal(values), attached.policy);
    }
    for (const { arn, policy } of valuesOf('aws_kms_key')) resource[arn] = JSON.parse(policy);
    for (const { arn, target_key_arn } of valuesOf('aws_kms_alias')) keys[arn] = target_key_arn;
    for (const { bucket, policy } of valuesOf('aws_s3_bucket_policy')) {
      resource[`arn:aws:s3:::${bucket}`] = JSON.parse(policy);
      buckets[`arn:aws:s3:::${bucket}`] = accountId;
    }
    for (const { arn, policy } of valuesOf('aws_sns_topic_policy')) resource[arn] = JSON.parse(policy);
    for (const { policy, repository } of valuesOf('aws_ecr_repository_policy')) {
      const { arn } = valuesOf('aws_ecr_repository').find(({ name }) => name === repository);
      resource[arn] = JSON.parse(policy);
    }
  }
  return { identity, resource, keys, buckets };
}

/** A placeholder for the principals of a managed policy, which may not be attached yet. */
export function holderOf(accountId: string, policyName: string): string {
  return `arn:aws:iam::${accountId}:role/holder-of-${policyName}`;
}

export function accountOf(arn: string): string {
  return arn.split(':')[4] ?? '';
}

export function listOf<T>(value: T | T[] | undefined): T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
