import { ecrRepositoryArn } from '../aws/ecr-image';
import { ConfigParts } from '../config/config-parts';
import { hasOwnImage } from '../config/image-owner';
import { pipelineNames } from '../naming/names';

/** A repository that the pipeline root creates. */
export interface CreatedRepository {
  readonly arn: string;
  /** Index of the service that it is created for. */
  readonly service: number;
}

function isCreated(service: ConfigParts['services'][number]): boolean {
  return hasOwnImage(service) && service.image?.repositoryArn === undefined;
}

/** The repositories that are created, as far as their names are known. */
export function createdRepositories(config: ConfigParts): CreatedRepository[] {
  const { isBroken, name, pipeline, services } = config;
  const { accountId, region = config.region } = pipeline;
  if (name === undefined || accountId === undefined || region === undefined) return [];
  return services.flatMap((service, index) => {
    const { image, name: own } = service;
    if (own === undefined || !isCreated(service) || isBroken(['services', index, 'image'])) return [];
    const { repository } = pipelineNames({ name }, { name: own, image });
    return [repository, ...(image?.extraRepositoryNames ?? [])].map((repositoryName) => ({
      arn: ecrRepositoryArn({ accountId, region, name: repositoryName }),
      service: index,
    }));
  });
}
