/** A resource that already exists, so that `npx ecs-pipeline bootstrap` does not create it. */
export enum ExistingPart {
  /**
   * Terraform's roles. State roles are then not created, and no permissions boundary is used unless the config sets
   * one.
   */
  ROLES = 'roles',
  /** The bucket of the Terraform state. */
  STATE_BUCKET = 'stateBucket',
}

/** How Terraform accesses the accounts, and where it stores its state. */
export interface TerraformConfig {
  /**
   * Name, with its path, of the IAM role that Terraform assumes in every account. `npx ecs-pipeline bootstrap` creates
   * it, unless `existing` contains `roles`. In that case Terraform also assumes it to access the state.
   *
   * @default - `bootstrap/{name}/{name}-terraform`, below `rolePath`; if `existing` contains `roles`, no role is assumed: the caller's own credentials must belong to the root's account and have access to the state bucket
   * @pattern ^[\w+=,.@/-]{1,512}$
   */
  readonly roleName?: string;

  /**
   * Name of the read-only IAM role for plans that are never applied, such as those of a pull request.
   *
   * @default - `{roleName}-plan`; if `existing` contains `roles`, the value of `roleName`
   * @pattern ^[\w+=,.@/-]{1,512}$
   */
  readonly planRoleName?: string;

  /**
   * ARNs of the IAM roles and users that can run Terraform in every account, in addition to the CI system. `*` matches
   * any characters: the ARN of an IAM Identity Center role is
   * `arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com/*` followed by `AWSReservedSSO_{permission set}_*`.
   *
   * @default - every principal in the pipeline account whose own policies allow it to assume the role; none if there is a CI system
   * @uniqueItems true
   */
  readonly principals?: string[];

  /**
   * ARNs of managed policies to attach to Terraform's role in every account, for resources that you add in files of
   * your own, such as `arn:aws:iam::aws:policy/AmazonRoute53FullAccess`.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   *
   * @default - none
   * @maxItems 5
   * @uniqueItems true
   */
  readonly policyArns?: string[];

  /**
   * Resources that already exist: `roles` or `stateBucket`, or both. `npx ecs-pipeline bootstrap` does not create or change them.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly existing?: ExistingPart[];

  /**
   * Name of the S3 bucket in the pipeline account that stores the state of every root, each under its own key.
   * `npx ecs-pipeline bootstrap` creates it, unless `existing` contains `stateBucket`.
   *
   * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   *
   * @default - `{name}-terraform-state-{pipeline account ID}`
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   */
  readonly stateBucket?: string;

  /**
   * AWS Region of the state bucket. A Region other than that of the pipeline account requires an existing bucket.
   *
   * @default - the Region of the pipeline account
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly stateRegion?: string;
}
