import { EcsPipelineConfig } from '../config/config';
import { pipelineNames } from './names';
import { pipelineRolePath, rolePath } from './role-paths';

type RoleConfig = Pick<EcsPipelineConfig, 'name' | 'rolePath'>;

/** Patterns of the roles that Terraform creates in the pipeline account, with their path. */
export function pipelineRolePatterns(config: RoleConfig): string[] {
  const { eventsRole, functionsRole, pushRole } = pipelineNames(config, { name: '*' });
  return [
    `${pipelineRolePath(config)}*`,
    ...[eventsRole, functionsRole, pushRole].map((name) => rolePath(config) + name),
  ];
}

/**
 * Patterns of the roles that Terraform creates for an environment, with their path. Of roles never all, however many
 * names there are.
 *
 * @param stacks - the names of the services' stacks, by which the names of the roles begin
 */
export function environmentRolePatterns(config: RoleConfig, environment: string, stacks: readonly string[]): string[] {
  const prefix = `${config.name}-${environment}-`;
  const others = [...new Set(stacks.filter((stack) => !stack.startsWith(prefix)))];
  return [...(others.length < stacks.length ? [`${prefix}*`] : []), ...others.map((stack) => `${stack}-*`)].map(
    (pattern) => rolePath(config) + pattern,
  );
}
