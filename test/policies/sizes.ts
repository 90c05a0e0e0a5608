import { SIZE_LIMITS } from '../../src/aws/limits';
import type { StateResource } from './applied-examples';

/** A document with a size limit. */
export interface Size {
  readonly limit: keyof typeof SIZE_LIMITS;
  /** The resource's Terraform address. */
  readonly of: string;
  /** In the unit of the limit. */
  readonly size: number;
}

type Values = StateResource['values'];

/** IAM does not count whitespace. No policy here has any in a string. */
const characters = (document: string) => document.replace(/\s/g, '').length;
const bytes = (document: string) => Buffer.byteLength(document);

/** The document sizes by resource type. The inline policies of a principal share one limit. */
const SIZES: Readonly<
  Record<string, (values: Values) => readonly { limit: Size['limit']; size: number; of?: string }[]>
> = {
  aws_iam_policy: ({ policy }) => [{ limit: 'managed policy', size: characters(policy) }],
  aws_iam_role_policy: ({ policy, role }) => [
    { limit: 'inline policies of a role', size: characters(policy), of: `role ${role}` },
  ],
  aws_iam_user_policy: ({ policy, user }) => [
    { limit: 'inline policies of a user', size: characters(policy), of: `user ${user}` },
  ],
  aws_iam_role: ({ assume_role_policy }) => [{ limit: 'trust policy', size: characters(assume_role_policy) }],
  aws_s3_bucket_policy: ({ policy }) => [{ limit: 'bucket policy', size: bytes(policy) }],
  aws_kms_key: ({ policy }) => [{ limit: 'key policy', size: bytes(policy) }],
  aws_ecr_repository_policy: ({ policy }) => [{ limit: 'repository policy', size: bytes(policy) }],
  aws_ecr_lifecycle_policy: ({ policy }) => [{ limit: 'lifecycle policy', size: bytes(policy) }],
  aws_cloudformation_stack: ({ policy_body, template_body }) => [
    { limit: 'template body', size: bytes(template_body) },
    ...(policy_body ? [{ limit: 'stack policy' as const, size: bytes(policy_body) }] : []),
  ],
  aws_cloudwatch_event_rule: ({ event_pattern }) => [{ limit: 'event pattern', size: characters(event_pattern) }],
  aws_sns_topic: () => [], // its policy is below, or created by AWS
  aws_sns_topic_policy: ({ policy }) => [{ limit: 'topic policy', size: bytes(policy) }],
  aws_codepipeline: ({ stage }) => [
    { limit: 'stages of a pipeline', size: stage.length },
    ...stage
      .flatMap(({ action }: Values) => action)
      .flatMap(({ configuration }: Values) => Object.values(configuration ?? {}))
      .map((value: string) => ({ limit: 'value of an action', size: value.length })),
  ],
};

/** Resource types with a document whose size is not limited. */
const DOCUMENTS = /policy|pattern|template|body|document/;

/** All documents in the resources with a size limit. */
export function sizesOf(resources: readonly StateResource[]): Size[] {
  const sizes = new Map<string, Size>();
  for (const { address, type, values } of resources) {
    for (const { limit, of = address, size } of SIZES[type]?.(values) ?? []) {
      const key = `${limit} ${of}`;
      const known = limit.startsWith('inline') ? (sizes.get(key)?.size ?? 0) : 0;
      const largest = limit === 'value of an action' ? Math.max(sizes.get(key)?.size ?? 0, size) : known + size;
      sizes.set(key, { limit, of, size: largest });
    }
  }
  return [...sizes.values()];
}

/** Documents whose size is not computed above. */
export function documentsWithoutSize(resources: readonly StateResource[]): string[] {
  return resources
    .filter(({ type }) => !SIZES[type])
    .flatMap(({ type, values }) =>
      Object.entries(values)
        .filter(([name, value]) => DOCUMENTS.test(name) && typeof value === 'string' && value.startsWith('{'))
        .map(([name]) => `${type}.${name}`),
    );
}

export function overLimit(sizes: readonly Size[]): string[] {
  return sizes
    .filter(({ limit, size }) => size > SIZE_LIMITS[limit])
    .map(({ limit, of, size }) => `${of}: ${limit} of ${size}, limit ${SIZE_LIMITS[limit]}`);
}
