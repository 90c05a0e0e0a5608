/** How many tasks run. */
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
   * Average CPU utilisation, in percent of the reservation, that scaling aims at.
   *
   * @default 60
   * @minimum 1
   * @maximum 100
   */
  readonly targetCpu?: number;
}

/** An alarm for missing tasks. It exists only once there is an image. */
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
