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
   * AWS Regions that were opened after this version was released, so that they are not taken for misspelt ones. The AWS
   * provider of Terraform has to know them as well.
   *
   * @default - none
   * @uniqueItems true
   */
  readonly newRegions?: string[];
}
