/** The roles of the tasks, and what they may do. */
export interface RoleSettings {
  /**
   * ARN of an existing role, in the environment's account, that the containers act as. None is created then, and this one
   * is not changed: it has to trust `ecs-tasks.amazonaws.com`, and to allow what `enableExecuteCommand` and EFS volumes
   * need.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
   *
   * @default - a role is created; attach the application's policies to it
   */
  readonly taskRoleArn?: string;

  /**
   * ARN of an existing role, in the environment's account, that Amazon ECS acts as to start the tasks. None is created
   * then, and this one is not changed: it has to trust `ecs-tasks.amazonaws.com`, and to allow to pull the images, to
   * write to the log group, and to read the `secrets`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
   *
   * @default - a role is created that may do just that
   */
  readonly executionRoleArn?: string;

  /**
   * ARNs of managed policies, of AWS or of the environment's account, that are attached to the role that the containers
   * act as: at most 10, IAM's default quota. Not with `taskRoleArn`.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly taskPolicyArns?: string[];

  /**
   * ARNs of managed policies, of AWS or of the environment's account, that are attached to the role that starts the
   * tasks: at most 10, IAM's default quota. Not with `executionRoleArn`.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly executionPolicyArns?: string[];

  /**
   * ARNs of the customer managed KMS keys that encrypt the `secrets`. The role that starts the tasks may decrypt with
   * them, but only what Secrets Manager or Parameter Store reads for it. A key of another account has to allow it in its
   * own policy. An alias is no key: IAM compares the ARN of the key itself. Not with `executionRoleArn`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
   *
   * @default - none; the keys `aws/secretsmanager` and `aws/ssm` of AWS need no permission
   * @uniqueItems true
   */
  readonly secretsKeyArns?: string[];
}
