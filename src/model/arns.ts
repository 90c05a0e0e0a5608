import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig, EnvironmentConfig } from '../config';
import { bootstrapNames, hasOwnRoles, terraformPlanRoleName, terraformRoleName } from '../naming/bootstrap-names';
import { bootstrapPath } from '../naming/paths';
import { givenBoundaryArn } from '../naming/permissions-boundary';
import { bootstrapRolePath, rolePath } from '../naming/role-paths';
import { RootModel } from './model';

/** The Region of the registry and the pipelines. */
export function pipelineRegion(config: EcsPipelineConfig): string {
  return config.pipeline.region ?? config.region;
}

/** The ARN of an IAM role, whose name can include a path. */
export function roleArn(config: EcsPipelineConfig, accountId: string, name: string): string {
  return `arn:${partitionOf(config.region).name}:iam::${accountId}:role/${name.replace(/^\//, '')}`;
}

/** The ARN of an IAM role that Terraform creates without a path of its own. */
export function createdRoleArn(config: EcsPipelineConfig, accountId: string, name: string): string {
  return roleArn(config, accountId, rolePath(config) + name);
}

/**
 * The roles that Terraform assumes for one root and its state, and the permissions boundary of the roles and users it
 * creates.
 */
export function rootRoles(
  config: EcsPipelineConfig,
  root: Pick<EnvironmentConfig, 'accountId' | 'name' | 'permissionsBoundaryArn'>,
): Pick<RootModel, 'roleArn' | 'planRoleArn' | 'stateRoleArn' | 'boundaryArn' | 'givenBoundaryArn'> {
  const { accountId } = root;
  const given = givenBoundaryArn(config, root);
  const arnOf = (name: string | null, account = accountId) => (name === null ? null : roleArn(config, account, name));
  const role = terraformRoleName(config);
  const isOwn = hasOwnRoles(config.terraform);
  const { boundary, stateRole } = bootstrapNames(config);
  const partition = partitionOf(config.region).name;
  return {
    roleArn: arnOf(role),
    planRoleArn: arnOf(terraformPlanRoleName(config)),
    stateRoleArn: arnOf(
      isOwn ? role : `${bootstrapRolePath(config)}${stateRole(root.name)}`,
      config.pipeline.accountId,
    ),
    boundaryArn:
      given ?? (isOwn ? null : `arn:${partition}:iam::${accountId}:policy${bootstrapPath(config)}${boundary}`),
    givenBoundaryArn: given,
  };
}

/** The ARN of the pipeline account's OIDC provider for GitHub Actions. An account can have only one. */
export function githubOidcProviderArn(config: EcsPipelineConfig): string {
  return oidcProviderArn(config, 'https://token.actions.githubusercontent.com');
}

/** The ARN of the pipeline account's OIDC provider for a URL. An account can have only one for each URL. */
export function oidcProviderArn(config: EcsPipelineConfig, url: string): string {
  const partition = partitionOf(config.region).name;
  return `arn:${partition}:iam::${config.pipeline.accountId}:oidc-provider/${url.replace('https://', '')}`;
}
