/** The names of a service's resources in an account. */
export interface NameSettings {
  /**
   * Name of the ECS service.
   *
   * @default - `{name}-{environment}-{service}`
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly serviceName?: string;

  /**
   * Name of the CloudFormation stack, and prefix for the names of its roles.
   *
   * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
   *
   * @default - `{name}-{environment}-{service}`
   * @pattern ^[A-Za-z][A-Za-z0-9-]{0,127}$
   */
  readonly stackName?: string;

  /**
   * Name of the ECS cluster.
   *
   * @default - `local.cluster_name` of the environment's `inputs.tf`
   * @pattern ^[A-Za-z0-9_-]{1,255}$
   */
  readonly clusterName?: string;
}
