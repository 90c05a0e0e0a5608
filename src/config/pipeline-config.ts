/** What CodePipeline does with an execution that starts while another one runs. */
export enum ExecutionMode {
  /** While an execution waits, the newest of the later ones waits behind it and the others are superseded. */
  SUPERSEDED = 'SUPERSEDED',
  /** Executions run one after the other in the order of their start: one approval for each push. */
  QUEUED = 'QUEUED',
}

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
   * What happens to an execution that starts while another one runs.
   *
   * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/concepts-how-it-works.html
   *
   * @default SUPERSEDED
   */
  readonly executionMode?: ExecutionMode;

  /**
   * Days after which a pipeline artifact expires. An artifact is a rendered CloudFormation template; a rollback to an
   * older execution writes a new one, so none is needed after its execution has ended. An approval may wait for 60 days.
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
   * Whether the pipeline root creates the account's IAM OIDC provider for GitHub Actions. An account can have only one:
   * set `false` where it exists already. Nothing is created when no service is pushed from GitHub.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
   *
   * @default true
   */
  readonly createGithubOidcProvider?: boolean;
}
