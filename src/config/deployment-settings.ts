/** Settings for rolling updates. */
export interface DeploymentConfig {
  /**
   * Minimum number of healthy tasks during a deployment, in percent of the desired count.
   *
   * @default 100
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly minimumHealthyPercent?: number;

  /**
   * Maximum number of tasks during a deployment, in percent of the desired count.
   *
   * @default 200
   * @minimum 100
   * @maximum 1000
   * @asType integer
   */
  readonly maximumPercent?: number;

  /**
   * Whether to fail and roll back a deployment whose tasks do not become healthy. Without the circuit breaker, such a
   * deployment can hang for about three hours.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
   *
   * @default true
   */
  readonly circuitBreaker?: boolean;

  /**
   * Names of CloudWatch alarms that trigger the rollback of a deployment. They must exist before the first image is
   * deployed.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly alarmNames?: string[];
}

/** How a service is updated and operated. */
export interface DeploymentSettings {
  /**
   * Settings for rolling updates.
   *
   * @default - old tasks keep running until the new ones are healthy; a failed deployment is rolled back
   */
  readonly deployment?: DeploymentConfig;

  /**
   * Whether you can run `aws ecs execute-command` in the tasks. It does not work in a container with
   * `readonlyRootFilesystem`, because its agent writes to the file system.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
   *
   * @default false
   */
  readonly enableExecuteCommand?: boolean;

  /**
   * Name of an existing CloudWatch Logs log group. If you set it for an existing service, the log group of the service
   * is deleted with its logs after the tasks have been replaced.
   *
   * @default - a log group is created
   * @pattern ^[A-Za-z0-9_./#-]{1,512}$
   */
  readonly logGroupName?: string;

  /**
   * Retention period of the log group that is created, in days.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default 90
   * @asType integer
   */
  readonly logRetentionDays?: number;
}
