import { NotificationConfig } from './notification-config';

/** The account that holds the ECR repositories, the pipelines, and the Terraform state. */
export interface PipelineConfig {
  /**
   * The 12-digit AWS account ID, in quotes. Without quotes, YAML reads a number and drops leading zeros.
   *
   * @pattern ^[0-9]{12}$
   */
  readonly accountId: string;

  /**
   * AWS Region of the ECR repositories and the pipelines.
   *
   * @default - the top-level `region`
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly region?: string;

  /**
   * Days after which a pipeline artifact expires. An artifact records which image an execution deploys, and is not
   * needed after the execution ends. The minimum is 61 because an approval can wait for 60 days.
   *
   * @default 90
   * @minimum 61
   * @asType integer
   */
  readonly artifactExpirationDays?: number;

  /**
   * Retention period of the logs of the pipelines' Lambda functions, in days.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default 90
   * @asType integer
   */
  readonly logRetentionDays?: number;

  /**
   * Whether `npx ecs-pipeline bootstrap` creates the account's IAM OIDC provider for GitHub Actions. An account can
   * have only one: set `false` if it already exists. Without a GitHub repository that pushes images or runs Terraform,
   * no provider is created.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
   *
   * @default true
   */
  readonly createGithubOidcProvider?: boolean;

  /**
   * ARN of the permissions boundary of every role and user that is created in the pipeline account, in the same format
   * as the top-level key.
   *
   * @default - the top-level `permissionsBoundaryArn`
   * @pattern ^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\{accountId\}):policy(/[\w+=,.@-]+)+$
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * Whether `npx ecs-pipeline bootstrap` creates the account's IAM OIDC providers for GitLab, one for each `url` of
   * `push.gitlab`. An account can have only one for each URL: set `false` if it already exists, and make sure that the
   * URL is one of its audiences. Without a GitLab project that pushes images, no provider is created.
   *
   * Source: https://docs.gitlab.com/ci/cloud_services/aws/
   *
   * @default true
   */
  readonly createGitlabOidcProvider?: boolean;

  /**
   * Notifications about pending approvals, failed stages, direct deployments, rollbacks, and holds. To notify someone
   * of one approval only, you can also use `notify` of that approval.
   *
   * @default - nobody is notified
   */
  readonly notifications?: NotificationConfig[];
}
