import { EcsPipelineConfig } from '../config/config';
import { ExistingPart } from '../config/terraform-config';
import { bootstrapRolePath } from './role-paths';

/** The name of the root of the pipeline account, which is also that of its folder. */
export const PIPELINE_ROOT = 'pipeline';

/** The names of the resources that `npx ecs-pipeline bootstrap` creates, without their paths. */
export interface BootstrapNames {
  /** CloudFormation stack, in every account. */
  readonly stack: string;
  /** Permissions boundary of all roles and users that Terraform creates. */
  readonly boundary: string;
  /** Role of the CI system for plans that are not applied. */
  readonly ciPlanRole: string;
  /** Role that reads and writes the state of one root. */
  readonly stateRole: (root: string) => string;
  /** Role of the CI system that applies one root. */
  readonly ciRole: (root: string) => string;
}

/** The names of the resources that `npx ecs-pipeline bootstrap` creates. */
export function bootstrapNames({ name }: Pick<EcsPipelineConfig, 'name'>): BootstrapNames {
  return {
    stack: `${name}-bootstrap`,
    boundary: `${name}-boundary`,
    ciPlanRole: `${name}-ci-plan`,
    stateRole: (root) => `${name}-state-${root}`,
    ciRole: (root) => `${name}-ci-${root}`,
  };
}

/** The parts of the config that determine the names of Terraform's roles. */
export type TerraformRoleConfig = Pick<EcsPipelineConfig, 'name' | 'rolePath' | 'terraform'>;

/**
 * The name of the role that Terraform assumes in every account, with its path, or null for the caller's own
 * credentials.
 */
export function terraformRoleName({ name, rolePath, terraform }: TerraformRoleConfig): string | null {
  if (terraform?.roleName !== undefined) return terraform.roleName;
  return hasOwnRoles(terraform) ? null : `${bootstrapRolePath({ name, rolePath })}${name}-terraform`;
}

/** The name of the role for plans that are not applied, with its path, or null for the caller's own credentials. */
export function terraformPlanRoleName(config: TerraformRoleConfig): string | null {
  if (config.terraform?.planRoleName !== undefined) return config.terraform.planRoleName;
  const role = terraformRoleName(config);
  return role === null || hasOwnRoles(config.terraform) ? role : `${role}-plan`;
}

/** Whether Terraform's roles already exist, so that `npx ecs-pipeline bootstrap` creates none. */
export function hasOwnRoles(terraform: EcsPipelineConfig['terraform']): boolean {
  return terraform?.existing?.includes(ExistingPart.ROLES) ?? false;
}
