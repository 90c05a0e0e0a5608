import { CiConfig } from './ci-config';
import { EnvironmentConfig } from './environment-config';
import { PipelineConfig } from './pipeline-config';
import { ServiceConfig } from './service-config';
import { TerraformConfig } from './terraform-config';

/**
 * What `ecs-pipeline.yaml` holds: the accounts, the promotion path and the services of one product.
 */
export interface EcsPipelineConfig {
  /**
   * Prefix of the name of everything that is created: lower-case letters, digits and hyphens, starting with a letter.
   *
   * Changing it later renames, and so replaces, every resource.
   *
   * @pattern ^[a-z](-?[a-z0-9])*$
   */
  readonly name: string;

  /**
   * AWS Region of the pipeline account and of every environment that does not set its own, for example `eu-west-1`.
   *
   * The AWS partition (`aws`, `aws-us-gov`, `aws-cn`) follows from it.
   *
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-[0-9]+$
   */
  readonly region: string;

  /** The account that holds the registry, the pipelines and the Terraform state. */
  readonly pipeline: PipelineConfig;

  /**
   * The environments in promotion order: an image reaches the second only after the first.
   *
   * @minItems 1
   */
  readonly environments: EnvironmentConfig[];

  /**
   * The ECS services. Each has a pipeline of its own through all environments, unless it runs the image of another one.
   *
   * @minItems 1
   */
  readonly services: ServiceConfig[];

  /**
   * How Terraform reaches the accounts and where it keeps its state.
   *
   * @default - by the roles and the bucket that `npx ecs-pipeline bootstrap` creates
   */
  readonly terraform?: TerraformConfig;

  /**
   * The CI system that plans what a pull request would change, and applies what was merged.
   *
   * @default - none
   */
  readonly ci?: CiConfig;

  /**
   * Tags on every resource that supports them, through the provider's `default_tags`.
   *
   * @default - none
   */
  readonly tags?: { readonly [key: string]: string };

  /**
   * ARN of the IAM policy that is the permissions boundary of every role and user that is created, in every account:
   * `arn:aws:iam::{accountId}:policy/platform-boundary`, where `{accountId}` stands for the id of each account, or the
   * ARN of an AWS managed policy. `pipeline` and each environment can have another one.
   *
   * The policy has to exist in every account before `npx ecs-pipeline bootstrap`. docs/bootstrap.md of the repository says
   * what it must allow, and what it should deny.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   *
   * @default - one that `npx ecs-pipeline bootstrap` creates, for what Terraform creates; none where `terraform.existing` has `roles`
   * @pattern ^arn:aws[a-z-]*:iam::([0-9]{12}|aws|\{accountId\}):policy(/[\w+=,.@-]+)+$
   */
  readonly permissionsBoundaryArn?: string;

  /**
   * IAM path of every role that is created, in every account, such as `/platform/`. Users and policies have none of it. A
   * role of Terraform with a name of its own, `terraform.roleName`, has the path in that name instead.
   *
   * Set it before the first `npx ecs-pipeline bootstrap`. IAM cannot move a role: another path later replaces every role,
   * and CloudFormation refuses to replace those of bootstrap.
   *
   * IAM allows 512 characters, but with more than 128 the policies that name roles would become too long.
   *
   * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-friendly-names
   *
   * @default /
   * @pattern ^/([\w+=,.@-]+/)*$
   * @maxLength 128
   */
  readonly rolePath?: string;

  /**
   * AWS Regions that were opened after this version was released, so that they are not taken for misspelt ones. The AWS
   * provider of Terraform has to know them as well.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly newRegions?: string[];
}
