import { ecrRepositoryArn, ecrRepositoryOf } from '../aws/ecr-image';
import { partitionOf } from '../aws/partition';
import { imageOwner } from '../config/image-owner';
import { formatPath, Problem } from '../config/problem';
import { environmentRule, Rule } from './rule';

/**
 * A repository that is created for one service, and named by another as if it existed already: its policy lets only the
 * tasks of the first pull, and the images that the other runs could expire.
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
        message: `the repository that is created for ${formatPath(['services', owner])}, whose tasks alone may pull from it`,
        value: repositoryArn,
        fix: name === undefined ? 'remove it' : `use image: { from: ${name} } to run the image of that service`,
      },
    ];
  });

/**
 * Images of sidecars that the tasks could not pull: from another partition, or in another account from a repository that
 * is created for another service. What the policy of any other repository allows cannot be known here.
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
      return [{ path, message: `not in the partition ${name}`, value: image, fix: 'use an image of that partition' }];
    }
    const owner = config.createdRepositories.get(ecrRepositoryArn(repository));
    const source = imageOwner(service, config.services);
    const isAllowed =
      owner === undefined || config.services[owner] === source || environment.accountId === repository.accountId;
    if (isAllowed || environment.accountId === undefined) return [];
    return [
      {
        path,
        message: `in the repository that is created for ${formatPath(['services', owner])}, whose tasks alone may pull from it`,
        value: image,
        fix: `push it to one of image.extraRepositoryNames of ${source === service ? 'this service' : source?.name}`,
      },
    ];
  }),
);
