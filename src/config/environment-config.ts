/** Who approves a deployment, who is told, and what they read. */
export interface ApprovalConfig {
  /**
   * Name of the approval, which an environment with several needs: lower-case letters, digits and hyphens, starting
   * with a letter.
   *
   * @default - none
   * @pattern ^[a-z](-?[a-z0-9])*$
   * @maxLength 40
   */
  readonly name?: string;

  /**
   * E-mail addresses that Amazon SNS tells about a waiting approval. Each has to confirm its subscription once.
   *
   * @default - nobody is told
   * @uniqueItems true
   */
  readonly notify?: string[];

  /**
   * ARNs of IAM roles or users of the pipeline account that may approve. The pipeline root attaches a policy to each
   * that allows this approval, and to hold the environment, to roll back and to retry there. A role of IAM Identity
   * Center cannot be named, as only its permission set can change it: add the customer managed policy
   * `{name}-approve-{environment}` to that set, or `{name}-approve-{environment}.{approval}` where the approval has a
   * name.
   *
   * @default - the policy is created and attached to nobody
   * @uniqueItems true
   */
  readonly approvers?: string[];

  /**
   * What the approver reads below the image, the account and what runs there now. Where the names of repository and
   * environment are very long, less fits into the text, for which CodePipeline allows 1000 characters.
   *
   * @default - no instructions
   * @maxLength 300
   */
  readonly instructions?: string;

  /**
   * Minutes after which a waiting approval fails: 5 minutes to 60 days.
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

/** One AWS account and Region that images are promoted to. */
export interface EnvironmentConfig {
  /**
   * Name of the environment and of its folder: lower-case letters, digits and hyphens, starting with a letter.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * The twelve digits of the AWS account id, quoted: unquoted, YAML reads a number and loses a leading zero.
   *
   * @pattern ^[0-9]{12}$
   */
  readonly accountId: string;

  /**
   * AWS Region of the services.
   *
   * @default - the `region` of the config
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly region?: string;

  /**
   * Whether a deployment waits for somebody, or who that is and what they are told. A list of several, each with a
   * name, waits until all of them have approved: `approval: [{ name: qa }, { name: release }]`.
   *
   * The first environment cannot have `true`, so that nobody closes the way by mistake. Where every push must wait,
   * say so on purpose with a map: `approval: { instructions: … }`.
   *
   * @default false
   */
  readonly approval?: boolean | ApprovalConfig | ApprovalConfig[];

  /**
   * ARNs of the IAM roles and users that may run Terraform in this environment, beside those of `terraform.principals`.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly terraformPrincipals?: string[];

  /**
   * ARN of the permissions boundary of every role that is created for this environment, as that of the config.
   *
   * @default - the `permissionsBoundaryArn` of the config
   * @pattern ^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\{accountId\}):policy(/[\w+=,.@-]+)+$
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * Tags on every resource of this environment, over the tags of the config.
   *
   * @default - none
   */
  readonly tags?: { readonly [key: string]: string };
}
