import { CiConfig } from './ci-config';
import { EnvironmentConfig } from './environment-config';
import { PipelineConfig } from './pipeline-config';
import { ServiceConfig } from './service-config';
import { TerraformConfig } from './terraform-config';

/** The content of `ecs-pipeline.yaml`: the accounts, the promotion order, and the services of one product. */
export interface EcsPipelineConfig {
  /**
   * Prefix for the names of all resources: lowercase letters, digits, and hyphens, starting with a letter.
   *
   * A later change renames, and therefore replaces, every resource.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * AWS Region of the pipeline account and of every environment without its own, for example `eu-west-1`.
   *
   * It determines the AWS partition (`aws`, `aws-us-gov`, or `aws-cn`).
   *
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly region: string;

  /** The account that holds the ECR repositories, the pipelines, and the Terraform state. */
  readonly pipeline: PipelineConfig;

  /**
   * The environments in promotion order. An image is deployed to the first one and then promoted to the next.
   *
   * @minItems 1
   */
  readonly environments: EnvironmentConfig[];

  /**
   * The ECS services and scheduled tasks. Each has a promotion pipeline of its own, unless it runs the image of
   * another service.
   *
   * @minItems 1
   */
  readonly services: ServiceConfig[];

  /**
   * How Terraform accesses the accounts, and where it stores its state.
   *
   * @default - the roles and the bucket that `npx ecs-pipeline bootstrap` creates
   */
  readonly terraform?: TerraformConfig;

  /**
   * The CI system that runs a plan for each pull request and applies merged changes.
   *
   * @default - none
   */
  readonly ci?: CiConfig;

  /**
   * Tags for every resource that supports them, set with the AWS provider's `default_tags`.
   *
   * @default - none
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * ARN of the IAM policy to use as the permissions boundary of every role and user that is created, in every account.
   * Use `{accountId}` as a placeholder for the ID of each account, as in
   * `arn:aws:iam::{accountId}:policy/platform-boundary`, or use the ARN of an AWS managed policy. `pipeline` and each
   * environment can set a different one.
   *
   * The policy must exist in every account before you run `npx ecs-pipeline bootstrap`. docs/bootstrap.md in the
   * repository lists what it must allow and what it should deny.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   *
   * @default - `npx ecs-pipeline bootstrap` creates one for the roles and users that Terraform creates; none if `terraform.existing` contains `roles`
   * @pattern ^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\{accountId\}):policy(/[\w+=,.@-]+)+$
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * IAM path of every role that is created, in every account, for example `/platform/`. It does not apply to users and
   * policies. If `terraform.roleName` is set, include the path of Terraform's role in that name instead.
   *
   * Set it before you run `npx ecs-pipeline bootstrap` for the first time. It cannot be changed later: IAM cannot move a
   * role, and a new role cannot have the name of an existing one.
   *
   * IAM allows 512 characters, but with more than 128 the policies that contain role ARNs would become too long.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
   *
   * @default /
   * @pattern ^/([\w+=,.@-]+/)*$
   * @maxLength 128
   */
  readonly rolePath?: string;

  /**
   * AWS Regions that opened after this version of ecs-pipeline was released. They are reported as misspelled unless you
   * list them here. The Terraform AWS provider must support them as well.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly newRegions?: string[];
}
