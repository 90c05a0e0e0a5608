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
   * Whether you can run `aws ecs execute-command` in the tasks.
   *
   * @default false
   */
  readonly enableExecuteCommand?: boolean;

  /**
   * Name of an existing CloudWatch Logs log group.
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
