import { NotificationConfig } from './notification-config';

/** The account that holds the registry, the pipelines and the Terraform state. */
export interface PipelineConfig {
  /**
   * The twelve digits of the AWS account id, quoted: unquoted, YAML reads a number and loses a leading zero.
   *
   * @pattern ^[0-9]{12}$
   */
  readonly accountId: string;

  /**
   * AWS Region of the registry and the pipelines.
   *
   * @default - the `region` of the config
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly region?: string;

  /**
   * Days after which a pipeline artifact expires. An artifact says which image an execution deploys; none is needed
   * after its execution has ended. An approval may wait for 60 days.
   *
   * @default 90
   * @minimum 61
   * @asType integer
   */
  readonly artifactExpirationDays?: number;

  /**
   * Days for which CloudWatch Logs keeps what the pipelines' Lambda functions log.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default 90
   * @asType integer
   */
  readonly logRetentionDays?: number;

  /**
   * Whether `npx ecs-pipeline bootstrap` creates the account's IAM OIDC provider for GitHub Actions. An account can have
   * only one: set `false` where it exists already. Nothing is created when GitHub neither pushes nor runs Terraform.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
   *
   * @default true
   */
  readonly createGithubOidcProvider?: boolean;

  /**
   * ARN of the permissions boundary of every role and user that is created in the pipeline account, as that of the config.
   *
   * @default - the `permissionsBoundaryArn` of the config
   * @pattern ^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\{accountId\}):policy(/[\w+=,.@-]+)+$
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * Whether `npx ecs-pipeline bootstrap` creates the account's IAM OIDC provider for GitLab, one for each `url` of
   * `push.gitlab`. An account can have only one of a URL: set `false` where it exists already, with the URL as an audience.
   * Nothing is created when GitLab does not push.
   *
   * Source: https://docs.gitlab.com/ci/cloud_services/aws/
   *
   * @default true
   */
  readonly createGitlabOidcProvider?: boolean;

  /**
   * Who is told of deployments that wait or failed, of rollbacks and of holds. Who is told of one approval only can also
   * stand there, as `notify`.
   *
   * @default - nobody is told
   */
  readonly notifications?: NotificationConfig[];
}
