/** Settings of a manual approval: approvers, email notifications, and instructions. */
export interface ApprovalConfig {
  /**
   * Name of the approval: lowercase letters, digits, and hyphens, starting with a letter. Required if an environment
   * has several approvals.
   *
   * @default - none
   * @pattern ^[a-z](-?[a-z0-9])*$
   * @maxLength 40
   */
  readonly name?: string;

  /**
   * Email addresses that Amazon SNS notifies of a pending approval. The owner of each address must confirm the
   * subscription once.
   *
   * @default - nobody is notified
   * @uniqueItems true
   */
  readonly notify?: string[];

  /**
   * ARNs of IAM roles or users in the pipeline account that can approve. The pipeline root attaches a policy to each of
   * them, which allows them to answer this approval, and to deploy directly, roll back, hold, release, and retry in
   * this environment. Roles of IAM Identity Center cannot be listed, because only their permission set can change them.
   * Instead, add the customer managed policy `{name}-approve-{environment}` to the permission set, or
   * `{name}-approve-{environment}.{approval}` if the approval has a name.
   *
   * @default - none; the policy is created but not attached
   * @uniqueItems true
   */
  readonly approvers?: string[];

  /**
   * Instructions for the approver, shown below the new image, the account, and the currently running image.
   * CodePipeline limits the whole text to 1000 characters, so very long repository and environment names leave less
   * room.
   *
   * @default - none
   * @maxLength 300
   */
  readonly instructions?: string;

  /**
   * Minutes after which a pending approval fails: 5 minutes to 60 days.
   *
   * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
   *
   * @default 10080
   * @minimum 5
   * @maximum 86400
   * @asType integer
   */
  readonly timeoutMinutes?: number;
}

/** An AWS account and Region that images are deployed to. */
export interface EnvironmentConfig {
  /**
   * Name of the environment and of its folder: lowercase letters, digits, and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * The 12-digit AWS account ID, in quotes. Without quotes, YAML reads a number and drops leading zeros.
   *
   * @pattern ^[0-9]{12}$
   */
  readonly accountId: string;

  /**
   * AWS Region of the services.
   *
   * @default - the top-level `region`
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly region?: string;

  /**
   * Whether a deployment waits for a manual approval, or the settings of that approval. Use a list to require several
   * approvals, each with a name: `approval: [{ name: qa }, { name: release }]`. The deployment waits for all of them.
   *
   * `true` is not allowed in the first environment, because every push would then wait for an approval. If that is what
   * you want, use a map: `approval: { instructions: … }`.
   *
   * @default false
   */
  readonly approval?: boolean | ApprovalConfig | ApprovalConfig[];

  /**
   * ARNs of the IAM roles and users that can run Terraform in this environment, in addition to `terraform.principals`.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly terraformPrincipals?: string[];

  /**
   * ARN of the permissions boundary of every role that is created for this environment, in the same format as the
   * top-level key.
   *
   * @default - the top-level `permissionsBoundaryArn`
   * @pattern ^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\{accountId\}):policy(/[\w+=,.@-]+)+$
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * Tags for every resource of this environment, merged over the top-level tags.
   *
   * @default - none
   */
  readonly tags?: { readonly [key: string]: string };
}
