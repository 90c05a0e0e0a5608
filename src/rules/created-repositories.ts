import { ecrRepositoryArn } from '../aws/ecr-image';
import { ConfigParts } from '../config/config-parts';
import { hasOwnImage } from '../config/image-owner';
import { pipelineNames } from '../naming/names';

function isCreated(service: ConfigParts['services'][number]): boolean {
  return hasOwnImage(service) && service.image?.repositoryArn === undefined;
}

/**
 * The repositories that the pipeline root creates, as far as their names are known. Maps each ARN to the index of its
 * service.
 */
export function createdRepositories(config: ConfigParts): ReadonlyMap<string, number> {
  const { isBroken, name, pipeline, services } = config;
  const { accountId, region = config.region } = pipeline;
  if (name === undefined || accountId === undefined || region === undefined) return new Map();
  const created = services.flatMap((service, index) => {
    const { image, name: own } = service;
    if (own === undefined || !isCreated(service) || isBroken(['services', index, 'image'])) return [];
    const { repository } = pipelineNames({ name }, { name: own, image });
    return [repository, ...(image?.extraRepositoryNames ?? [])].map(
      (repositoryName) => [ecrRepositoryArn({ accountId, region, name: repositoryName }), index] as const,
    );
  });
  return new Map(created);
}
