import { listOf, type Policies, type Statement } from './rendered-policies';

/** A wildcard that a policy may have. */
export interface Exception {
  readonly sid: RegExp;
  /** What is wide: an action, or the ARN of a resource. */
  readonly wildcard: RegExp;
  readonly reason: string;
  readonly source: string;
}

const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference';
const NO_RESOURCE = 'The actions support no resource.';
const RANDOM_END = 'The ARN ends with an id that AWS makes up.';
const WHOLE_BUCKET = 'A denial that leaves an object out would be a hole.';

export const EXCEPTIONS: readonly Exception[] = [
  // Every resource
  {
    sid: /^LogInToRegistry$/,
    wildcard: /^\*$/,
    reason: NO_RESOURCE,
    source: `${REFERENCE}/list_amazonelasticcontainerregistry.html`,
  },
  {
    sid: /^EndJob$/,
    wildcard: /^\*$/,
    reason: `${NO_RESOURCE} The id of a job is known to its function only.`,
    source: `${REFERENCE}/list_awscodepipeline.html`,
  },
  { sid: /^ListPipelines$/, wildcard: /^\*$/, reason: NO_RESOURCE, source: `${REFERENCE}/list_awscodepipeline.html` },
  {
    sid: /^RetireTaskDefinition$/,
    wildcard: /^\*$/,
    reason: NO_RESOURCE,
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
  },
  {
    sid: /^DescribeScaling$/,
    wildcard: /^\*$/,
    reason: NO_RESOURCE,
    source: `${REFERENCE}/list_awsapplicationautoscaling.html`,
  },
  {
    sid: /^ExecuteCommand$/,
    wildcard: /^\*$/,
    reason: NO_RESOURCE,
    source: `${REFERENCE}/list_amazonsessionmanagermessagegatewayservice.html`,
  },
  {
    sid: /^(Manage|Write|Read)$/,
    wildcard: /^\*$/,
    reason: 'In the policy of a key it means this key.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  },

  // Every resource of a kind, as the id is random and not known
  {
    sid: /^DecryptTemplate$/,
    wildcard: /:kms:.*:key\/\*$/,
    reason:
      'The key is made in another account, later. Only through S3, and the policy of a key there has to name the role.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  },
  {
    sid: /^ManageScaling$/,
    wildcard: /:scalable-target\/\*$/,
    reason: `${RANDOM_END} Of Amazon ECS only.`,
    source: `${REFERENCE}/list_awsapplicationautoscaling.html`,
  },

  // Everything of one resource
  {
    sid: /^FollowDeployment$/,
    wildcard: /:service-deployment\/[\w-]+\/[\w-]+\/\*$/,
    reason: RANDOM_END,
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
  },
  {
    sid: /^ManageTaskDefinition$/,
    wildcard: /:task-definition\/[\w-]+:\*$/,
    reason: 'Every revision of the family.',
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
  },
  {
    sid: /^UpdateStack$/,
    wildcard: /:stack\/[\w-]+\/\*$/,
    reason: RANDOM_END,
    source: `${REFERENCE}/list_awscloudformation.html`,
  },
  {
    sid: /^ManageAlarms$/,
    wildcard: /:alarm:TargetTracking-service\/[\w-]+\/[\w-]+-\*$/,
    reason: RANDOM_END,
    source: 'https://docs.aws.amazon.com/autoscaling/application/userguide/create-target-tracking-policy-cli.html',
  },
  {
    sid: /^WriteLogs$/,
    wildcard: /:log-group:[\w/-]+:log-stream:\*$/,
    reason: 'Every stream of the log group.',
    source: `${REFERENCE}/list_amazoncloudwatchlogs.html`,
  },
  {
    sid: /^(ReadAndWriteArtifacts|ReadTemplate)$/,
    wildcard: /:s3:::[\w-]+\/[\w-]+\/\*$/,
    reason: 'Every artifact of the pipeline: the rest of its key is random.',
    source: `${REFERENCE}/list_amazons3.html`,
  },
  {
    sid: /^Read$/,
    wildcard: /:s3:::[\w-]+\/\*$/,
    reason: "The store's side of it: each role's own policy has the prefix.",
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html',
  },

  // Denials
  {
    sid: /^DenyPlainHttp$/,
    wildcard: /^s3:\*$/,
    reason: 'A list of actions would let through what is not on it.',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html',
  },
  {
    sid: /^Deny(PlainHttp|UnencryptedPut|OtherKeys)$/,
    wildcard: /:s3:::[\w-]+\/\*$/,
    reason: WHOLE_BUCKET,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  },
];

export interface Wildcard {
  readonly statement: Statement;
  /** The action or the resource that has the asterisk. */
  readonly text: string;
}

/** Every asterisk in an action or a resource of a policy. */
export function wildcardsIn(policies: Policies): Wildcard[] {
  return statementsOf(policies).flatMap((statement) =>
    [...listOf(statement.Action), ...listOf(statement.Resource)]
      .filter((text) => text.includes('*'))
      .map((text) => ({ statement, text })),
  );
}

export function statementsOf({ identity, resource }: Policies): Statement[] {
  return [...Object.values(identity).flat(), ...Object.values(resource)].flatMap(({ Statement }) => Statement);
}

/** What no exception allows. */
export function unexplained(policies: Policies): string[] {
  return wildcardsIn(policies)
    .filter((wildcard) => !EXCEPTIONS.some((exception) => covers(exception, wildcard)))
    .map(
      ({ statement, text }) => `${statement.Sid ?? 'a statement without Sid'} of ${listOf(statement.Action)}: ${text}`,
    );
}

export function covers({ sid, wildcard }: Exception, { statement, text }: Wildcard): boolean {
  return sid.test(statement.Sid ?? '') && wildcard.test(text);
}
