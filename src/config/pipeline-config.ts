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
   * Who is told of deployments that wait or failed, of rollbacks and of holds. Who is told of one approval only can also
   * stand there, as `notify`.
   *
   * @default - nobody is told
   */
  readonly notifications?: NotificationConfig[];
}
