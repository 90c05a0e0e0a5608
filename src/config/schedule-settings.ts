/**
 * Options for starting a scheduled task.
 *
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule.html
 */
export interface ScheduleOptionsConfig {
  /**
   * IANA time zone of the schedule, such as `Europe/Berlin`.
   *
   * @default UTC
   * @pattern ^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$
   * @maxLength 50
   */
  readonly timezone?: string;

  /**
   * Length of the window after the scheduled time, in minutes. EventBridge Scheduler starts the tasks at some time
   * within it. 0 means within one minute.
   *
   * @default 0
   * @minimum 0
   * @maximum 1440
   * @asType integer
   */
  readonly flexibleWindowMinutes?: number;

  /**
   * Maximum number of retries if ECS refuses to start the tasks, for example because of insufficient capacity. A task
   * that starts and then fails is not restarted.
   *
   * @default 185
   * @minimum 0
   * @maximum 185
   * @asType integer
   */
  readonly maximumRetryAttempts?: number;

  /**
   * Seconds after the scheduled time during which a failed start is retried.
   *
   * @default 86400
   * @minimum 60
   * @maximum 86400
   * @asType integer
   */
  readonly maximumEventAgeSeconds?: number;

  /**
   * ARN of the SQS standard queue that receives starts that failed permanently.
   *
   * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
   *
   * @default - none; failed starts are discarded
   */
  readonly deadLetterQueueArn?: string;

  /**
   * Number of tasks to start each time.
   *
   * @default 1
   * @minimum 1
   * @maximum 10
   * @asType integer
   */
  readonly taskCount?: number;

  /**
   * Whether the schedule is active.
   *
   * @default true
   */
  readonly enabled?: boolean;
}

/** Tasks that run on a schedule instead of all the time. */
export interface ScheduleSettings {
  /**
   * When to start a task: `cron(minutes hours day-of-month month day-of-week year)` or `rate(value unit)`. With a
   * schedule, no ECS service is created: EventBridge Scheduler starts tasks with the most recently deployed image. A
   * deployment updates the schedule to the new image and does not start a task.
   *
   * A running service cannot become a scheduled task, or the other way around. Add another service with
   * `image: { from }` and remove the old one.
   *
   * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
   *
   * @default - none; an ECS service is created, whose tasks run all the time
   * @maxLength 256
   */
  readonly schedule?: string;

  /**
   * Options for starting the scheduled task.
   *
   * @default - one task, in UTC, within one minute
   */
  readonly scheduleOptions?: ScheduleOptionsConfig;
}
