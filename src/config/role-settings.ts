/** The roles of the tasks and their permissions. */
export interface RoleSettings {
  /**
   * ARN of an existing task role, in the environment's account. If set, no role is created, and the existing one is not
   * changed. It must trust `ecs-tasks.amazonaws.com` and allow what `enableExecuteCommand` and EFS volumes require.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
   *
   * @default - a role is created; attach the application's policies to it
   */
  readonly taskRoleArn?: string;

  /**
   * ARN of an existing execution role, in the environment's account. If set, no role is created, and the existing one
   * is not changed. It must trust `ecs-tasks.amazonaws.com` and allow Amazon ECS to pull the images, write to the log
   * group, and read the `secrets`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
   *
   * @default - a role with only the permissions that the description lists is created
   */
  readonly executionRoleArn?: string;

  /**
   * ARNs of managed policies to attach to the task role, either AWS managed or in the environment's account. At most
   * 10, the default quota of IAM. Cannot be combined with `taskRoleArn`.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly taskPolicyArns?: string[];

  /**
   * ARNs of managed policies to attach to the execution role, either AWS managed or in the environment's account. At
   * most 10, the default quota of IAM. Cannot be combined with `executionRoleArn`.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   *
   * @default - none
   * @uniqueItems true
   */
  readonly executionPolicyArns?: string[];

  /**
   * ARNs of the customer managed KMS keys that encrypt the `secrets`. The execution role can decrypt with them, but
   * only through Secrets Manager or Parameter Store. The key policy of a key in another account must allow this as
   * well. Use the ARN of the key, not of an alias: IAM compares key ARNs. Cannot be combined with `executionRoleArn`.
   *
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html
   *
   * @default - none; the AWS managed keys `aws/secretsmanager` and `aws/ssm` require no permissions
   * @uniqueItems true
   */
  readonly secretsKeyArns?: string[];
}
