/** A wildcard that a policy can have. */
export interface Exception {
  readonly sid: RegExp;
  /** The action or resource ARN with the wildcard. */
  readonly wildcard: RegExp;
  readonly reason: string;
  readonly source: string;
}

const REFERENCE = 'https://docs.aws.amazon.com/service-authorization/latest/reference';
const NO_RESOURCE = 'The actions do not support resource-level permissions.';
const RANDOM_END = 'The ARN ends with a random ID.';
/** Defines the allowed characters of names, and that pipeline names are joined with underscores. */
const NAMES = 'src/naming/names.ts';
const WHOLE_BUCKET = 'A Deny statement that misses an object would be a gap.';

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
    reason: `${NO_RESOURCE} Only its function knows the ID of a job.`,
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
    sid: /^(Manage|Write|Read|AskForApproval|PublishEvents)$/,
    wildcard: /^\*$/,
    reason: 'In a key policy, it means this key.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  },

  // Every resource of a type, because the ID is random
  {
    sid: /^ManageScaling$/,
    wildcard: /:scalable-target\/\*$/,
    reason: `${RANDOM_END} Only of Amazon ECS.`,
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
    sid: /^(ManageTaskDefinition|RunTask)$/,
    wildcard: /:task-definition\/[\w-]+:\*$/,
    reason: 'Every revision of the family.',
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
  },
  {
    sid: /^TagStartedTask$/,
    wildcard: /:task\/[\w-]+\/\*$/,
    reason: `${RANDOM_END} Only while the task starts.`,
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
  },
  {
    sid: /^(ExecuteChangeSet|PrepareChangeSet)$/,
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
    sid: /^ReadAndWriteArtifacts$/,
    wildcard: /:s3:::[\w-]+\/[\w-]+\/\*$/,
    reason: 'Every artifact of the pipeline: the rest of its key is random.',
    source: `${REFERENCE}/list_amazons3.html`,
  },

  // The pipelines of a service or a product. Their names consist of names without underscores.
  {
    sid: /^ReadExecutions$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_[a-z0-9-]+_\*$/,
    reason:
      'The direct pipelines of the service, one for each environment: a list could exceed the size limit of the policy.',
    source: NAMES,
  },
  {
    sid: /^DisableTransition$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_[a-z0-9-]+\/\*$/,
    reason: 'Every stage of the pipeline: disabling a transition only stops executions.',
    source: `${REFERENCE}/list_awscodepipeline.html`,
  },
  {
    sid: /^HoldEnvironment$/,
    wildcard: /:parameter\/ecs-pipeline\/[a-z0-9-]+\/[a-z0-9-]+_[a-z0-9-]+\/\*\/hold$/,
    reason: "The holds of the service's environments.",
    source: NAMES,
  },
  {
    sid: /^UseAgreement$/,
    wildcard: /:parameter\/ecs-pipeline\/[a-z0-9-]+\/[a-z0-9-]+_[a-z0-9-]+\/\*\/agreement\/\*$/,
    reason: "The agreements of the service's environments, to read and delete.",
    source: NAMES,
  },
  {
    sid: /^ViewPipelines$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_\*$/,
    reason: 'Every pipeline of the product, read-only.',
    source: NAMES,
  },
  {
    sid: /^DeployDirectly$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_\*_[a-z0-9-]+$/,
    reason: 'The direct pipelines of one environment.',
    source: NAMES,
  },
  {
    sid: /^RecordHold$/,
    wildcard: /:parameter\/ecs-pipeline\/[a-z0-9-]+\/\*\/[a-z0-9-]+\/hold$/,
    reason: 'The holds of one environment, for every pipeline of the product.',
    source: NAMES,
  },
  {
    sid: /^(Approve|HoldAndRelease|RetryDeployment)$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_\*\/(approve|deploy)-[a-z0-9-]+(\/Approve(-[a-z0-9-]+)?)?$/,
    reason: 'The stage of one environment, or an approval of it, in every pipeline of the product.',
    source: NAMES,
  },
  {
    sid: /^ViewHolds$/,
    wildcard: /:parameter\/ecs-pipeline\/[a-z0-9-]+\/\*$/,
    reason: 'The holds of every pipeline of the product: permission to read a path includes everything below it.',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html',
  },
  {
    sid: /^ViewImages$/,
    wildcard: /:repository\/[a-z0-9-]+\/\*$/,
    reason: 'The repositories of the product, which have its name as a prefix.',
    source: NAMES,
  },
  {
    sid: /^Agree$/,
    wildcard: /:parameter\/ecs-pipeline\/[a-z0-9-]+\/\*\/[a-z0-9-]+\/agreement\/[a-z0-9-]+$/,
    reason: 'The agreements of one approval of one environment, for every pipeline of the product.',
    source: NAMES,
  },

  // The resources of all services in an environment, read-only
  {
    sid: /^ViewStacks$/,
    wildcard: /:stack\/[a-z0-9-]+-\*\/\*$/,
    reason: `Every stack named after the environment. ${RANDOM_END}`,
    source: NAMES,
  },
  {
    sid: /^ViewStacks$/,
    wildcard: /:stack\/[\w-]+\/\*$/,
    reason: `A stack with a custom name. ${RANDOM_END}`,
    source: `${REFERENCE}/list_awscloudformation.html`,
  },
  {
    sid: /^ViewDeployments$/,
    wildcard: /:parameter\/ecs\/[a-z0-9-]+-\*\/(deployed-image|deployment)$/,
    reason: 'The parameters of the stacks named after the environment.',
    source: NAMES,
  },
  {
    sid: /^ViewServices$/,
    wildcard: /:service\/\*\/[\w-]+\*?$/,
    reason: 'The services in any cluster, because the config may not contain the cluster.',
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
  },

  // Deny statements
  {
    sid: /^DenyPlainHttp$/,
    wildcard: /^s3:\*$/,
    reason: 'A list of actions could miss one.',
    source: 'https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html',
  },
  {
    sid: /^Deny(PlainHttp|UnencryptedPut|OtherKeys)$/,
    wildcard: /:s3:::[\w-]+\/\*$/,
    reason: WHOLE_BUCKET,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  },
];
