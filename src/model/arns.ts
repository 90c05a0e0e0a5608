import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig } from '../config';

/** The Region of the registry and the pipelines. */
export function pipelineRegion(config: EcsPipelineConfig): string {
  return config.pipeline.region ?? config.region;
}

/** The ARN of an IAM role; its name may have a path. */
export function roleArn(config: EcsPipelineConfig, accountId: string, name: string): string {
  return `arn:${partitionOf(config.region).name}:iam::${accountId}:role/${name.replace(/^\//, '')}`;
}

/** The ARN of the role that Terraform assumes in an account, or null for the caller's own credentials. */
export function terraformRoleArn(config: EcsPipelineConfig, accountId: string): string | null {
  const name = config.terraform?.roleName;
  return name === undefined ? null : roleArn(config, accountId, name);
}

/** The ARN of the pipeline account's OIDC provider for GitHub Actions. An account can have only one. */
export function githubOidcProviderArn(config: EcsPipelineConfig): string {
  const partition = partitionOf(config.region).name;
  return `arn:${partition}:iam::${config.pipeline.accountId}:oidc-provider/token.actions.githubusercontent.com`;
}
