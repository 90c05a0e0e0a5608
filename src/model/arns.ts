import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig } from '../config';
import {
  bootstrapNames,
  bootstrapPath,
  hasOwnRoles,
  terraformPlanRoleName,
  terraformRoleName,
} from '../naming/bootstrap-names';
import { RootModel } from './model';

/** The Region of the registry and the pipelines. */
export function pipelineRegion(config: EcsPipelineConfig): string {
  return config.pipeline.region ?? config.region;
}

/** The ARN of an IAM role; its name may have a path. */
export function roleArn(config: EcsPipelineConfig, accountId: string, name: string): string {
  return `arn:${partitionOf(config.region).name}:iam::${accountId}:role/${name.replace(/^\//, '')}`;
}

/** The roles that Terraform acts as in one root, and that it reads and writes its state as. */
export function rootRoles(
  config: EcsPipelineConfig,
  accountId: string,
  root: string,
): Pick<RootModel, 'roleArn' | 'planRoleArn' | 'stateRoleArn' | 'boundaryArn'> {
  const arnOf = (name: string | null, account = accountId) => (name === null ? null : roleArn(config, account, name));
  const role = terraformRoleName(config);
  const isOwn = hasOwnRoles(config.terraform);
  const path = bootstrapPath(config);
  const { boundary, stateRole } = bootstrapNames(config);
  const partition = partitionOf(config.region).name;
  return {
    roleArn: arnOf(role),
    planRoleArn: arnOf(terraformPlanRoleName(config)),
    stateRoleArn: arnOf(isOwn ? role : `${path}${stateRole(root)}`, config.pipeline.accountId),
    boundaryArn: isOwn ? null : `arn:${partition}:iam::${accountId}:policy${path}${boundary}`,
  };
}

/** The ARN of the pipeline account's OIDC provider for GitHub Actions. An account can have only one. */
export function githubOidcProviderArn(config: EcsPipelineConfig): string {
  const partition = partitionOf(config.region).name;
  return `arn:${partition}:iam::${config.pipeline.accountId}:oidc-provider/token.actions.githubusercontent.com`;
}
