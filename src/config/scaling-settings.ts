/** What is calculated from the values of a metric in one minute. */
export enum MetricStatistic {
  /** Their mean. */
  AVERAGE = 'Average',
  /** The largest. */
  MAXIMUM = 'Maximum',
  /** The smallest. */
  MINIMUM = 'Minimum',
  /** How many there are. */
  SAMPLE_COUNT = 'SampleCount',
  /** Their sum. */
  SUM = 'Sum',
}

/**
 * A CloudWatch metric that scaling keeps at a target, such as the messages in a queue for each task. It must fall when
 * tasks are added and rise when they are taken away, in proportion.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/create-target-tracking-policy-cli.html
 */
export interface ScalingMetricConfig {
  /**
   * Name of the metric here and in the name of the scaling policy: lower-case words with hyphens between them, each of
   * which starts with a letter.
   *
   * @pattern ^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$
   * @maxLength 64
   */
  readonly name: string;

  /**
   * Namespace of the metric in CloudWatch, such as `AWS/SQS`.
   *
   * @minLength 1
   * @maxLength 255
   */
  readonly namespace: string;

  /**
   * Name of the metric in CloudWatch, such as `ApproximateNumberOfMessagesVisible`.
   *
   * @minLength 1
   * @maxLength 255
   */
  readonly metricName: string;

  /**
   * Dimensions of the metric: name to value. CloudWatch finds a metric only with all of its dimensions; 30 are its limit.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html
   *
   * @default - none
   */
  readonly dimensions?: { readonly [name: string]: string };

  /**
   * What is calculated from the values of one minute.
   *
   * @default Average
   */
  readonly statistic?: MetricStatistic;

  /**
   * Unit that the values must have.
   *
   * @default - any
   * @minLength 1
   * @maxLength 1023
   */
  readonly unit?: string;

  /**
   * Value of the metric that scaling aims at, above 0.
   *
   * @exclusiveMinimum 0
   */
  readonly target: number;

  /**
   * Whether the value is divided by the number of running tasks. Tasks are counted by their CPU utilisation, which each
   * reports once a minute, so that Container Insights is not needed. Where there may be no task (a `min` of 0), it is
   * divided by one then.
   *
   * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
   *
   * @default false
   */
  readonly perTask?: boolean;

  /**
   * Whether this metric only adds tasks, and never takes them away.
   *
   * @default false
   */
  readonly disableScaleIn?: boolean;
}

/**
 * Other bounds from a time on. What one of the bounds is not set to is that of `autoscaling`. The bounds stay until the
 * next schedule, or until `autoscaling` itself is changed.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-policy-overview.html
 */
export interface ScalingScheduleConfig {
  /**
   * Name of the schedule: lower-case letters, digits and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   * @maxLength 64
   */
  readonly name: string;

  /**
   * When: `cron(minutes hours day-of-month month day-of-week year)`, `rate(value unit)` or `at(yyyy-mm-ddThh:mm:ss)`.
   * Remove what happens once when it is over: Application Auto Scaling refuses a time in the past.
   *
   * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
   *
   * @maxLength 256
   */
  readonly schedule: string;

  /**
   * Name of the time zone of the schedule in the IANA database, such as `Europe/Berlin`.
   *
   * @default UTC
   * @pattern ^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$
   * @maxLength 50
   */
  readonly timezone?: string;

  /**
   * Smallest number of tasks.
   *
   * @default - `min` of `autoscaling`
   * @minimum 0
   * @asType integer
   */
  readonly min?: number;

  /**
   * Largest number of tasks.
   *
   * @default - `max` of `autoscaling`
   * @minimum 0
   * @asType integer
   */
  readonly max?: number;

  /**
   * Before this time, in UTC, the schedule does nothing: `yyyy-mm-ddThh:mm:ssZ`.
   *
   * @default - at once
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$
   */
  readonly start?: string;

  /**
   * After this time, in UTC, the schedule does nothing: `yyyy-mm-ddThh:mm:ssZ`.
   *
   * @default - never
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$
   */
  readonly end?: string;
}

/**
 * How many tasks run. Between `min` and `max` every target decides; the one that asks for the most tasks wins.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export interface AutoscalingConfig {
  /**
   * Smallest number of tasks.
   *
   * @default 1
   * @minimum 0
   * @asType integer
   */
  readonly min?: number;

  /**
   * Largest number of tasks. Equal to `min`: a fixed number.
   *
   * @default - `min`
   * @minimum 0
   * @asType integer
   */
  readonly max?: number;

  /**
   * Average CPU utilisation, in percent of the reservation, that scaling aims at. 0: scaling does not look at the CPU.
   *
   * @default 60
   * @minimum 0
   * @maximum 100
   */
  readonly targetCpu?: number;

  /**
   * Average memory utilisation, in percent of the reservation, that scaling aims at.
   *
   * @default - scaling does not look at the memory
   * @minimum 1
   * @maximum 100
   */
  readonly targetMemory?: number;

  /**
   * Requests for each task and minute that scaling aims at, at the Application Load Balancer of `loadBalancer`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-create-policy.html
   *
   * @default - scaling does not look at the requests
   * @minimum 1
   */
  readonly targetRequests?: number;

  /**
   * CloudWatch metrics that scaling keeps at a target, at most 47: Application Auto Scaling takes 50 scaling policies, three
   * of which are those of the other targets.
   *
   * Source: https://docs.aws.amazon.com/general/latest/gr/as-app.html
   *
   * @default - none
   * @maxItems 47
   */
  readonly metrics?: ScalingMetricConfig[];

  /**
   * Seconds after tasks were taken away in which no more are taken away.
   *
   * @default - Application Auto Scaling's own 300
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly scaleInCooldown?: number;

  /**
   * Seconds after tasks were added in which only what exceeds these is added.
   *
   * @default - Application Auto Scaling's own 300
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly scaleOutCooldown?: number;

  /**
   * Times at which the bounds change, at most 200.
   *
   * Source: https://docs.aws.amazon.com/general/latest/gr/as-app.html
   *
   * @default - none
   * @maxItems 200
   */
  readonly schedules?: ScalingScheduleConfig[];
}

/**
 * An alarm for missing tasks, of which there must be the smallest `min` of `autoscaling` and its schedules. It exists only
 * once there is an image.
 */
export interface AlarmConfig {
  /**
   * Seconds of one period: a multiple of 60.
   *
   * @default 60
   * @minimum 60
   * @multipleOf 60
   * @asType integer
   */
  readonly period?: number;

  /**
   * Number of the latest periods that are looked at.
   *
   * @default 5
   * @minimum 1
   * @asType integer
   */
  readonly evaluationPeriods?: number;

  /**
   * Number of those that must be breaching.
   *
   * @default - `evaluationPeriods`
   * @minimum 1
   * @asType integer
   */
  readonly datapointsToAlarm?: number;

  /**
   * ARNs of what is told, or done, when tasks are missing, such as an SNS topic.
   *
   * @default - none
   */
  readonly alarmActions?: string[];

  /**
   * ARNs of what is told, or done, when they are back.
   *
   * @default - none
   */
  readonly okActions?: string[];
}

/** How many tasks run. */
export interface ScalingSettings {
  /**
   * How many tasks run.
   *
   * @default - one
   */
  readonly autoscaling?: AutoscalingConfig;

  /**
   * An alarm for missing tasks.
   *
   * @default - none
   */
  readonly alarm?: AlarmConfig;
}
