import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { EcsPipelineConfig, ServiceConfig } from '../config';
import { PipelineNames, pipelineNames } from '../naming/names';
import { githubOidcProviderArn, pipelineRegion, roleArn } from './arns';
import { GithubPushModel, PipelineModel, RepositoryModel } from './model';
import { present } from './service-arguments';

const DEFAULT_IMAGE_TAG = 'deploy';

/** The model of a service's registry and pipeline. */
export function resolvePipeline(config: EcsPipelineConfig, service: ServiceConfig): PipelineModel {
  const names = pipelineNames(config, service);
  return {
    service: service.name,
    name: names.pipeline,
    roleArn: roleArn(config, config.pipeline.accountId, names.pipelineRole),
    functionsRoleArn: roleArn(config, config.pipeline.accountId, names.functionsRole),
    repository: service.image?.repositoryArn
      ? existingRepository(config, service.image.repositoryArn, service.image.tag)
      : createdRepository(config, service, names),
  };
}

function existingRepository(config: EcsPipelineConfig, arn: string, tag = DEFAULT_IMAGE_TAG): RepositoryModel {
  const name = parseArn(arn)!.resource.slice('repository/'.length);
  return {
    name,
    arn,
    extraArns: [],
    url: repositoryUrl(config, name),
    imageTag: tag,
    arguments: null,
    github: null,
    hasPushUser: false,
  };
}

function createdRepository(config: EcsPipelineConfig, service: ServiceConfig, names: PipelineNames): RepositoryModel {
  const { image, push } = service;
  const github = resolveGithub(config, service, names);
  return {
    name: names.repository,
    arn: repositoryArn(config, names.repository),
    extraArns: (image?.extraRepositoryNames ?? []).map((name) => repositoryArn(config, name)),
    url: repositoryUrl(config, names.repository),
    imageTag: image?.tag ?? DEFAULT_IMAGE_TAG,
    github,
    hasPushUser: push?.iamUser ?? false,
    arguments: present({
      repo_name: names.repository,
      extra_repo_names: image?.extraRepositoryNames,
      image_tag: image?.tag,
      untagged_expiration_days: image?.untaggedExpirationDays,
      force_delete: image?.forceDelete,
      user_name: push?.iamUser ? names.pushUser : undefined,
    }),
  };
}

function resolveGithub(
  config: EcsPipelineConfig,
  { push }: ServiceConfig,
  names: PipelineNames,
): GithubPushModel | null {
  if (!push?.github) return null;
  return {
    repository: push.github.repository,
    branches: push.github.branches ?? ['main'],
    roleName: names.pushRole,
    roleArn: roleArn(config, config.pipeline.accountId, names.pushRole),
    oidcProviderArn: githubOidcProviderArn(config),
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
