/** An event that a notification can be sent for. */
export enum NotificationEvent {
  /** A deployment is waiting for an approval. */
  WAITING = 'waiting',
  /** A stage of an environment failed: a deployment, a check, or an approval that was rejected or timed out. */
  FAILED = 'failed',
  /** A direct deployment succeeded. Rollbacks are direct deployments. */
  ROLLED_BACK = 'rolledBack',
  /** An environment was put on hold or released. */
  ON_HOLD = 'onHold',
}

/** A notification: its recipients and its events. */
export interface NotificationConfig {
  /**
   * Name of the notification, used in the names of its topic and rules: lowercase letters, digits, and hyphens,
   * starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * Events to send a notification for: `waiting` (a deployment is waiting for an approval), `failed` (a stage failed),
   * `rolledBack` (a direct deployment or a rollback succeeded) and `onHold` (an environment was put on hold or
   * released).
   *
   * @minItems 1
   * @uniqueItems true
   */
  readonly events: NotificationEvent[];

  /**
   * Email addresses that Amazon SNS sends the notifications to. The owner of each address must confirm the
   * subscription once; for `waiting`, once for each approval.
   *
   * @default - none; set this or `topicArn`
   * @minItems 1
   * @uniqueItems true
   */
  readonly emails?: string[];

  /**
   * ARN of your own SNS topic, in the account and Region of the pipelines. Its policy must allow `events.amazonaws.com`
   * to publish, without conditions. An encrypted topic requires a customer managed key, because EventBridge cannot use
   * `alias/aws/sns`. The key policy must allow `events.amazonaws.com` to call `kms:GenerateDataKey*` and `kms:Decrypt`,
   * without a condition on `aws:SourceArn` or `aws:SourceAccount`, which EventBridge does not support.
   *
   * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   *
   * @default - none; set this or `emails`
   */
  readonly topicArn?: string;

  /**
   * Names of the environments to send notifications for.
   *
   * @default - all environments
   * @minItems 1
   * @uniqueItems true
   */
  readonly environments?: string[];
}
