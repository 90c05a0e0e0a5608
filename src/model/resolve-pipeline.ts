import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig, ServiceConfig } from '../config';
import { DEFAULTS } from '../config/defaults.generated';
import { pushBranches } from '../config/push-branches';
import { pipelineEnvironments } from '../config/service-environments';
import { PipelineNames, pipelineNames } from '../naming/names';
import { pipelineRolePath } from '../naming/role-paths';
import { createdRoleArn, githubOidcProviderArn, oidcProviderArn, pipelineRegion, roleArn } from './arns';
import { GithubPushModel, GitlabPushModel, PipelineModel, RepositoryModel } from './model';

/**
 * The model of the repository and the pipelines of a service with its own image.
 *
 * @param sharing - the services that run the image, including the service itself
 */
export function resolvePipeline(
  config: EcsPipelineConfig,
  service: ServiceConfig,
  sharing: readonly ServiceConfig[],
): PipelineModel {
  const names = pipelineNames(config, service);
  const others = sharing.filter((other) => other !== service);
  return {
    service: service.name,
    services: [service, ...others].map(({ name }) => name),
    environments: pipelineEnvironments(sharing, config.environments).map(({ name }) => name),
    prefix: names.prefix,
    name: names.pipeline,
    roleArn: roleArn(config, config.pipeline.accountId, `${pipelineRolePath(config)}${names.pipelineRole}`),
    functionsRoleArn: createdRoleArn(config, config.pipeline.accountId, names.functionsRole),
    repository: service.image?.repositoryArn
      ? existingRepository(config, service.image.repositoryArn, service.image.tag)
      : createdRepository(config, service, names),
  };
}

function existingRepository(
  config: EcsPipelineConfig,
  arn: string,
  tag: string = DEFAULTS.ImageConfig.tag,
): RepositoryModel {
  const name = parseArn(arn)!.resource.slice('repository/'.length);
  return {
    name,
    arn,
    extraArns: [],
    url: repositoryUrl(config, name),
    imageTag: tag,
    creation: null,
    github: null,
    gitlab: null,
    pushUser: null,
  };
}

function createdRepository(config: EcsPipelineConfig, service: ServiceConfig, names: PipelineNames): RepositoryModel {
  const { image, push } = service;
  const settings = { ...DEFAULTS.ImageConfig, ...image };
  const { extraRepositoryNames, forceDelete, untaggedExpirationDays } = settings;
  return {
    name: names.repository,
    arn: repositoryArn(config, names.repository),
    extraArns: extraRepositoryNames.map((name) => repositoryArn(config, name)),
    url: repositoryUrl(config, names.repository),
    imageTag: settings.tag,
    creation: { extraRepositoryNames, untaggedExpirationDays, forceDelete },
    github: resolveGithub(config, service, names),
    gitlab: resolveGitlab(config, service, names),
    pushUser: push?.iamUser ? names.pushUser : null,
  };
}

function resolveGithub(
  config: EcsPipelineConfig,
  { push }: ServiceConfig,
  names: PipelineNames,
): GithubPushModel | null {
  if (!push?.github) return null;
  return {
    ...DEFAULTS.GithubPushConfig,
    ...push.github,
    branches: pushBranches(push.github),
    roleName: names.pushRole,
    roleArn: createdRoleArn(config, config.pipeline.accountId, names.pushRole),
    oidcProviderArn: githubOidcProviderArn(config),
  };
}

function resolveGitlab(
  config: EcsPipelineConfig,
  { push }: ServiceConfig,
  names: PipelineNames,
): GitlabPushModel | null {
  if (!push?.gitlab) return null;
  const gitlab = { ...DEFAULTS.GitlabPushConfig, ...push.gitlab };
  return {
    ...gitlab,
    branches: pushBranches(push.gitlab),
    roleName: names.gitlabPushRole,
    roleArn: createdRoleArn(config, config.pipeline.accountId, names.gitlabPushRole),
    oidcProviderArn: oidcProviderArn(config, gitlab.url),
  };
}

function repositoryArn(config: EcsPipelineConfig, name: string): string {
  const { name: partition } = partitionOf(config.region);
  return `arn:${partition}:ecr:${pipelineRegion(config)}:${config.pipeline.accountId}:repository/${name}`;
}

function repositoryUrl(config: EcsPipelineConfig, name: string): string {
  const { dnsSuffix } = partitionOf(config.region);
  return `${config.pipeline.accountId}.dkr.ecr.${pipelineRegion(config)}.${dnsSuffix}/${name}`;
}
