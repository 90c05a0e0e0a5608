/** How a rolling update proceeds. */
export interface DeploymentConfig {
  /**
   * Lower limit of healthy tasks during a deployment, in percent of the desired count.
   *
   * @default 100
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly minimumHealthyPercent?: number;

  /**
   * Upper limit of tasks during a deployment, in percent of the desired count.
   *
   * @default 200
   * @minimum 100
   * @maximum 1000
   * @asType integer
   */
  readonly maximumPercent?: number;

  /**
   * Whether a deployment whose tasks do not become healthy fails and is rolled back. Without it such a deployment can
   * hang for about three hours.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
   *
   * @default true
   */
  readonly circuitBreaker?: boolean;

  /**
   * Names of CloudWatch alarms that roll a deployment back. They have to exist before the first image.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly alarmNames?: string[];
}

/** How a service is updated and operated. */
export interface DeploymentSettings {
  /**
   * How a rolling update proceeds.
   *
   * @default - all old tasks stay until the new ones are healthy; a failure is rolled back
   */
  readonly deployment?: DeploymentConfig;

  /**
   * Whether `aws ecs execute-command` works on the tasks.
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
   * Days for which the log group that is created keeps what the tasks log.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default 90
   * @asType integer
   */
  readonly logRetentionDays?: number;
}
