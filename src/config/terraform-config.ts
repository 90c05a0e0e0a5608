/** How Terraform reaches the accounts and where it keeps its state. */
export interface TerraformConfig {
  /**
   * Name of the IAM role that Terraform assumes in every account, the state bucket's included.
   *
   * @default - none is assumed: the caller's own credentials must be those of the root's account and may use the state bucket
   * @pattern ^[\w+=,.@/-]{1,512}$
   */
  readonly roleName?: string;

  /**
   * Name of the S3 bucket in the pipeline account that holds the state of every root, one key each. It has to exist.
   *
   * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   *
   * @default - `{name}-terraform-state-{pipeline account id}`
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$
   */
  readonly stateBucket?: string;

  /**
   * AWS Region of the state bucket.
   *
   * @default - the Region of the pipeline account
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly stateRegion?: string;
}
