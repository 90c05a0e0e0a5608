/**
 * How a scheduled task is started.
 *
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule.html
 */
export interface ScheduleOptionsConfig {
  /**
   * Name of the time zone of the schedule in the IANA database, such as `Europe/Berlin`.
   *
   * @default UTC
   * @pattern ^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$
   * @maxLength 50
   */
  readonly timezone?: string;

  /**
   * Minutes after the scheduled time within which the tasks are started, at a time that EventBridge Scheduler chooses.
   * 0: within one minute.
   *
   * @default 0
   * @minimum 0
   * @maximum 1440
   * @asType integer
   */
  readonly flexibleWindowMinutes?: number;

  /**
   * How often a start is tried again that ECS refuses, for example for lack of capacity. A task that starts and then
   * fails is not started again.
   *
   * @default 185
   * @minimum 0
   * @maximum 185
   * @asType integer
   */
  readonly maximumRetryAttempts?: number;

  /**
   * Seconds after the scheduled time until which a start is tried again.
   *
   * @default 86400
   * @minimum 60
   * @maximum 86400
   * @asType integer
   */
  readonly maximumEventAgeSeconds?: number;

  /**
   * ARN of the SQS standard queue that gets the starts that failed for good.
   *
   * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
   *
   * @default - a failed start is lost
   */
  readonly deadLetterQueueArn?: string;

  /**
   * Number of tasks that are started each time.
   *
   * @default 1
   * @minimum 1
   * @maximum 10
   * @asType integer
   */
  readonly taskCount?: number;

  /**
   * Whether tasks are started at all.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** Tasks that run at times, instead of all the time. */
export interface ScheduleSettings {
  /**
   * When a task is started: `cron(minutes hours day-of-month month day-of-week year)` or `rate(value unit)`. There is no
   * ECS service then: EventBridge Scheduler starts tasks with the image that was deployed last. A deployment moves the
   * schedule to its image, and starts nothing.
   *
   * A running service cannot become a scheduled task, nor the other way round. Add another service with `image: { from }`
   * and remove the old one.
   *
   * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
   *
   * @default - an ECS service, whose tasks run all the time
   * @maxLength 256
   */
  readonly schedule?: string;

  /**
   * How the scheduled task is started.
   *
   * @default - one task, in UTC, within one minute
   */
  readonly scheduleOptions?: ScheduleOptionsConfig;
}
