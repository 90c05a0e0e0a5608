/** The statistic of a metric's values within one minute. */
export enum MetricStatistic {
  /** Average of the values. */
  AVERAGE = 'Average',
  /** Largest value. */
  MAXIMUM = 'Maximum',
  /** Smallest value. */
  MINIMUM = 'Minimum',
  /** Number of values. */
  SAMPLE_COUNT = 'SampleCount',
  /** Sum of the values. */
  SUM = 'Sum',
}

/**
 * A CloudWatch metric for target tracking, such as the number of queued messages per task. Its value must change in
 * inverse proportion to the number of tasks: it falls when tasks are added and rises when tasks are removed.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/create-target-tracking-policy-cli.html
 */
export interface ScalingMetricConfig {
  /**
   * Name of the metric in this config and in the name of the scaling policy: lowercase words separated by hyphens, each
   * starting with a letter.
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
   * Dimensions of the metric: name to value. List all dimensions of the metric; otherwise, CloudWatch does not find it.
   * CloudWatch allows at most 30.
   *
   * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_Metric.html
   *
   * @default - none
   */
  readonly dimensions?: { readonly [name: string]: string };

  /**
   * Statistic of the values within one minute.
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
   * Target value of the metric, greater than 0.
   *
   * @exclusiveMinimum 0
   */
  readonly target: number;

  /**
   * Whether to divide the value by the number of running tasks. The tasks are counted by their CPU utilization samples,
   * one per task per minute, so Container Insights is not required. If no tasks are running, which is possible with a
   * `min` of 0, the value is divided by one.
   *
   * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking-metric-math.html
   *
   * @default false
   */
  readonly perTask?: boolean;

  /**
   * Whether this metric only adds tasks and never removes them.
   *
   * @default false
   */
  readonly disableScaleIn?: boolean;
}

/**
 * Changes the minimum and maximum number of tasks at a certain time. A bound that the schedule does not set is taken
 * from `autoscaling`. The bounds apply until the next schedule runs or `autoscaling` itself changes.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-policy-overview.html
 */
export interface ScalingScheduleConfig {
  /**
   * Name of the schedule: lowercase letters, digits, and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   * @maxLength 64
   */
  readonly name: string;

  /**
   * When the bounds change: `cron(minutes hours day-of-month month day-of-week year)`, `rate(value unit)` or
   * `at(yyyy-mm-ddThh:mm:ss)`. Remove a schedule with `at` after it has run, because Application Auto Scaling rejects
   * times in the past.
   *
   * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/scheduled-scaling-using-cron-expressions.html
   *
   * @maxLength 256
   */
  readonly schedule: string;

  /**
   * IANA time zone of the schedule, such as `Europe/Berlin`.
   *
   * @default UTC
   * @pattern ^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$
   * @maxLength 50
   */
  readonly timezone?: string;

  /**
   * Minimum number of tasks.
   *
   * @default - `autoscaling.min`
   * @minimum 0
   * @asType integer
   */
  readonly min?: number;

  /**
   * Maximum number of tasks.
   *
   * @default - `autoscaling.max`
   * @minimum 0
   * @asType integer
   */
  readonly max?: number;

  /**
   * Time in UTC from which the schedule is active: `yyyy-mm-ddThh:mm:ssZ`.
   *
   * @default - immediately
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$
   */
  readonly start?: string;

  /**
   * Time in UTC after which the schedule is inactive: `yyyy-mm-ddThh:mm:ssZ`.
   *
   * @default - never
   * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$
   */
  readonly end?: string;
}

/**
 * The number of tasks. Each target results in a number between `min` and `max`, and the largest one applies.
 *
 * Source: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export interface AutoscalingConfig {
  /**
   * Minimum number of tasks.
   *
   * @default 1
   * @minimum 0
   * @asType integer
   */
  readonly min?: number;

  /**
   * Maximum number of tasks. If it equals `min`, the number is fixed.
   *
   * @default - `min`
   * @minimum 0
   * @asType integer
   */
  readonly max?: number;

  /**
   * Target average CPU utilization, in percent of the reservation. 0 disables scaling on CPU utilization.
   *
   * @default 60
   * @minimum 0
   * @maximum 100
   */
  readonly targetCpu?: number;

  /**
   * Target average memory utilization, in percent of the reservation.
   *
   * @default - no scaling on memory utilization
   * @minimum 1
   * @maximum 100
   */
  readonly targetMemory?: number;

  /**
   * Target number of requests per task per minute, counted at the Application Load Balancer of `loadBalancer`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/target-tracking-create-policy.html
   *
   * @default - no scaling on requests
   * @minimum 1
   */
  readonly targetRequests?: number;

  /**
   * CloudWatch metrics for target tracking, at most 47: Application Auto Scaling allows 50 scaling policies, and the
   * other targets use three of them.
   *
   * Source: https://docs.aws.amazon.com/general/latest/gr/as-app.html
   *
   * @default - none
   * @maxItems 47
   */
  readonly metrics?: ScalingMetricConfig[];

  /**
   * Seconds to wait after removing tasks before removing more.
   *
   * @default - 300, the default of Application Auto Scaling
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly scaleInCooldown?: number;

  /**
   * Seconds to wait after adding tasks before adding more. A larger scale-out does not wait.
   *
   * @default - 300, the default of Application Auto Scaling
   * @minimum 0
   * @maximum 2147483647
   * @asType integer
   */
  readonly scaleOutCooldown?: number;

  /**
   * Schedules that change the bounds, at most 200.
   *
   * Source: https://docs.aws.amazon.com/general/latest/gr/as-app.html
   *
   * @default - none
   * @maxItems 200
   */
  readonly schedules?: ScalingScheduleConfig[];
}

/**
 * An alarm that fires when fewer tasks are running than the smallest `min` of `autoscaling` and its schedules. It is
 * created when the first image is deployed.
 */
export interface AlarmConfig {
  /**
   * Length of a period in seconds, a multiple of 60.
   *
   * @default 60
   * @minimum 60
   * @multipleOf 60
   * @asType integer
   */
  readonly period?: number;

  /**
   * Number of most recent periods to evaluate.
   *
   * @default 5
   * @minimum 1
   * @asType integer
   */
  readonly evaluationPeriods?: number;

  /**
   * Number of those periods that must be breaching to trigger the alarm.
   *
   * @default - `evaluationPeriods`
   * @minimum 1
   * @asType integer
   */
  readonly datapointsToAlarm?: number;

  /**
   * ARNs of the actions to run when the alarm fires, such as an SNS topic.
   *
   * @default - none
   */
  readonly alarmActions?: string[];

  /**
   * ARNs of the actions to run when the alarm returns to OK.
   *
   * @default - none
   */
  readonly okActions?: string[];
}

/** The number of tasks. */
export interface ScalingSettings {
  /**
   * Number of tasks, fixed or scaled automatically.
   *
   * @default - one task
   */
  readonly autoscaling?: AutoscalingConfig;

  /**
   * Alarm for missing tasks.
   *
   * @default - none
   */
  readonly alarm?: AlarmConfig;
}
