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
/** What names are made of, and that a policy divides those of pipelines by underscores. */
const NAMES = 'src/naming/names.ts';
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
    sid: /^(Manage|Write|Read|AskForApproval|PublishEvents)$/,
    wildcard: /^\*$/,
    reason: 'In the policy of a key it means this key.',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  },

  // Every resource of a kind, as the id is random and not known
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

  // The pipelines of a service, or of a product. No name that theirs are made of holds an underscore.
  {
    sid: /^ReadExecutions$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_[a-z0-9-]+_\*$/,
    reason: 'The direct pipelines of the service: one for each environment, and a policy has no room for many names.',
    source: NAMES,
  },
  {
    sid: /^DisableTransition$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_[a-z0-9-]+\/\*$/,
    reason: 'Every stage of the pipeline: to close one stops what would enter it, and opens nothing.',
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
    reason: "What was agreed to for the service's environments: to read, and to use once.",
    source: NAMES,
  },
  {
    sid: /^ViewPipelines$/,
    wildcard: /:codepipeline:[\w-]+:\d+:[a-z0-9-]+_\*$/,
    reason: 'Every pipeline of the product, to look at.',
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
    reason: 'What is on hold, for every pipeline of the product: whoever may read a path may read what is below it.',
    source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html',
  },
  {
    sid: /^ViewImages$/,
    wildcard: /:repository\/[a-z0-9-]+\/\*$/,
    reason: 'The repositories of the product, which stand under its name.',
    source: NAMES,
  },
  {
    sid: /^Agree$/,
    wildcard: /:parameter\/ecs-pipeline\/[a-z0-9-]+\/\*\/[a-z0-9-]+\/agreement\/[a-z0-9-]+$/,
    reason: 'The agreements of one approval of one environment, for every pipeline of the product.',
    source: NAMES,
  },

  // What an environment has for all services, to look at
  {
    sid: /^ViewStacks$/,
    wildcard: /:stack\/[a-z0-9-]+-\*\/\*$/,
    reason: `Every stack that is named after the environment. ${RANDOM_END}`,
    source: NAMES,
  },
  {
    sid: /^ViewStacks$/,
    wildcard: /:stack\/[\w-]+\/\*$/,
    reason: `A stack that has a name of its own. ${RANDOM_END}`,
    source: `${REFERENCE}/list_awscloudformation.html`,
  },
  {
    sid: /^ViewDeployments$/,
    wildcard: /:parameter\/ecs\/[a-z0-9-]+-\*\/(deployed-image|deployment)$/,
    reason: 'What the stacks have that are named after the environment.',
    source: NAMES,
  },
  {
    sid: /^ViewServices$/,
    wildcard: /:service\/\*\/[\w-]+\*?$/,
    reason: 'The services in whatever cluster they are: the config need not name it.',
    source: `${REFERENCE}/list_amazonelasticcontainerservice.html`,
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
