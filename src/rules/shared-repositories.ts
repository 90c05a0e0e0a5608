import { ecrRepositoryArn, ecrRepositoryOf } from '../aws/ecr-image';
import { partitionOf } from '../aws/partition';
import { imageOwner } from '../config/image-owner';
import { formatPath, Problem } from '../config/problem';
import { environmentRule, Rule } from './rule';

/**
 * Repositories that are created for one service, but used by another as an existing one: only the tasks of the first
 * service can pull from it, and images that the other one runs could expire.
 */
export const sharedRepositories: Rule = ({ createdRepositories, services }) =>
  services.flatMap(({ image }, index): Problem[] => {
    const { repositoryArn = '' } = image ?? {};
    const owner = createdRepositories.get(repositoryArn);
    if (owner === undefined) return [];
    const { name } = services[owner]!;
    return [
      {
        path: ['services', index, 'image', 'repositoryArn'],
        message: `the repository of ${formatPath(['services', owner])}, from which only that service's tasks can pull`,
        value: repositoryArn,
        fix: name === undefined ? 'remove it' : `use image: { from: ${name} } to run the image of that service`,
      },
    ];
  });

/**
 * Sidecar images that the tasks could not pull: in another partition, or in another account and in a repository that is
 * created for another service. The policies of other repositories are unknown here.
 *
 * Source: https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
export const sidecarImages = environmentRule(['sidecars'], ({ at, environment, service, settings }, config) =>
  (settings.sidecars ?? []).flatMap(({ image }, index): Problem[] => {
    const repository = image === undefined ? undefined : ecrRepositoryOf(image);
    if (!repository) return [];
    const path = at(['sidecars', index, 'image']);
    if (config.region !== undefined && partitionOf(repository.region).name !== partitionOf(config.region).name) {
      const { name } = partitionOf(config.region);
      return [{ path, message: `not in partition ${name}`, value: image, fix: 'use an image in that partition' }];
    }
    const owner = config.createdRepositories.get(ecrRepositoryArn(repository));
    const source = imageOwner(service, config.services);
    const isAllowed =
      owner === undefined || config.services[owner] === source || environment.accountId === repository.accountId;
    if (isAllowed || environment.accountId === undefined) return [];
    return [
      {
        path,
        message: `in the repository of ${formatPath(['services', owner])}, from which only that service's tasks can pull`,
        value: image,
        fix: `push it to a repository in image.extraRepositoryNames of ${source === service ? 'this service' : source?.name}`,
      },
    ];
  }),
);
