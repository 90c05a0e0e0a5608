/** What exists already, and that `npx ecs-pipeline bootstrap` leaves alone. */
export enum ExistingPart {
  /** Terraform's roles. There are no roles for the state then, and no permissions boundary unless the config names one. */
  ROLES = 'roles',
  /** The bucket of the Terraform state. */
  STATE_BUCKET = 'stateBucket',
}

/** How Terraform reaches the accounts and where it keeps its state. */
export interface TerraformConfig {
  /**
   * Name of the IAM role that Terraform assumes in every account, with its path. `npx ecs-pipeline bootstrap` creates it,
   * unless `existing` has `roles`; then it is assumed for the state, too.
   *
   * @default - `bootstrap/{name}/{name}-terraform`, below `rolePath`; where `existing` has `roles`, none is assumed: the caller's own credentials must be those of the root's account and may use the state bucket
   * @pattern ^[\w+=,.@/-]{1,512}$
   */
  readonly roleName?: string;

  /**
   * Name of the IAM role that plans which nobody applies are made with, such as those of a pull request. It may read only.
   *
   * @default - `{roleName}-plan`; where `existing` has `roles`, the same as `roleName`
   * @pattern ^[\w+=,.@/-]{1,512}$
   */
  readonly planRoleName?: string;

  /**
   * ARNs of the IAM roles and users that may run Terraform in every account, beside the CI system. `*` stands for any
   * characters: a role of IAM Identity Center is `arn:aws:iam::{account}:role/aws-reserved/sso.amazonaws.com/*`
   * followed by `AWSReservedSSO_{permission set}_*`.
   *
   * @default - whoever is in the pipeline account, if its own policies allow to assume the role; nobody, if there is a CI system
   * @uniqueItems true
   */
  readonly principals?: string[];

  /**
   * ARNs of managed policies that Terraform's role has in every account, for what you add beside the managed files, such
   * as `arn:aws:iam::aws:policy/AmazonRoute53FullAccess`.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
   *
   * @default - none
   * @maxItems 5
   * @uniqueItems true
   */
  readonly policyArns?: string[];

  /**
   * What exists already, and that `npx ecs-pipeline bootstrap` leaves alone.
   *
   * @default - nothing
   * @uniqueItems true
   */
  readonly existing?: ExistingPart[];

  /**
   * Name of the S3 bucket in the pipeline account that holds the state of every root, one key each.
   * `npx ecs-pipeline bootstrap` creates it, unless `existing` has `stateBucket`.
   *
   * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   *
   * @default - `{name}-terraform-state-{pipeline account id}`
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   */
  readonly stateBucket?: string;

  /**
   * AWS Region of the state bucket. Another one than the pipeline account's needs a bucket that exists.
   *
   * @default - the Region of the pipeline account
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly stateRegion?: string;
}
