/** What somebody can be told of. */
export enum NotificationEvent {
  /** A deployment waits for an approval. */
  WAITING = 'waiting',
  /** A stage of an environment failed: a deployment, a check, or an approval that was rejected or that nobody gave. */
  FAILED = 'failed',
  /** A direct deployment went through, which every rollback is. */
  ROLLED_BACK = 'rolledBack',
  /** An environment is on hold, or was released. */
  ON_HOLD = 'onHold',
}

/** Who is told of what. */
export interface NotificationConfig {
  /**
   * Name of the notification, which its topic and its rules have: lower-case letters, digits and hyphens, starting with
   * a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * What is told: that a deployment waits for an approval, that a stage failed, that a direct deployment or a rollback
   * went through, that an environment is on hold or was released.
   *
   * @minItems 1
   * @uniqueItems true
   */
  readonly events: NotificationEvent[];

  /**
   * E-mail addresses that Amazon SNS writes to. Each has to confirm its subscription once, and, for `waiting`, once for
   * each approval.
   *
   * @default - none; set this or `topicArn`
   * @minItems 1
   * @uniqueItems true
   */
  readonly emails?: string[];

  /**
   * ARN of an SNS topic of your own, in the account and the Region of the pipelines. Its policy has to let
   * `events.amazonaws.com` publish, without a condition. If it is encrypted, then with a customer managed key whose
   * policy lets `events.amazonaws.com` call `kms:GenerateDataKey*` and `kms:Decrypt`, without a condition on
   * `aws:SourceArn` or `aws:SourceAccount`: EventBridge supports none, and it cannot use `alias/aws/sns`.
   *
   * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   *
   * @default - none; set this or `emails`
   */
  readonly topicArn?: string;

  /**
   * Names of the environments whose events are told.
   *
   * @default - all environments
   * @minItems 1
   * @uniqueItems true
   */
  readonly environments?: string[];
}
