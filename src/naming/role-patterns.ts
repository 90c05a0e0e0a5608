import { EcsPipelineConfig } from '../config/config';
import { pipelineNames } from './names';
import { pipelineRolePath, rolePath } from './role-paths';

type RoleConfig = Pick<EcsPipelineConfig, 'name' | 'rolePath'>;

/** Patterns for the roles that Terraform creates in the pipeline account, with their paths. */
export function pipelineRolePatterns(config: RoleConfig): string[] {
  const { eventsRole, functionsRole, pushRole } = pipelineNames(config, { name: '*' });
  return [
    `${pipelineRolePath(config)}*`,
    ...[eventsRole, functionsRole, pushRole].map((name) => rolePath(config) + name),
  ];
}

/**
 * Patterns for the roles that Terraform creates for an environment, with their paths. They never match all roles,
 * however many names the environment has.
 *
 * @param stacks - the names of the services' stacks, with which the names of the roles start
 */
export function environmentRolePatterns(config: RoleConfig, environment: string, stacks: readonly string[]): string[] {
  const prefix = `${config.name}-${environment}-`;
  const others = [...new Set(stacks.filter((stack) => !stack.startsWith(prefix)))];
  return [...(others.length < stacks.length ? [`${prefix}*`] : []), ...others.map((stack) => `${stack}-*`)].map(
    (pattern) => rolePath(config) + pattern,
  );
}
