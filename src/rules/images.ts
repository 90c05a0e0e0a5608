import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { explainPattern, REPOSITORY_NAME } from '../config/patterns';
import { Problem } from '../config/problem';
import { Rule } from './rule';

/**
 * Existing repositories that the pipeline cannot watch: an ECR source action names a repository of its own account and
 * Region.
 *
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECR.html
 */
export const existingRepositories: Rule = ({ pipeline, region, services }) =>
  services.flatMap(({ image }, index): Problem[] => {
    const { repositoryArn } = image ?? {};
    const registry = { region: pipeline.region ?? region, accountId: pipeline.accountId };
    if (repositoryArn === undefined || registry.region === undefined || registry.accountId === undefined) return [];
    const prefix = `arn:${partitionOf(registry.region).name}:ecr:${registry.region}:${registry.accountId}:repository/`;
    const { resource = '', service } = parseArn(repositoryArn) ?? {};
    const [, name = ''] = /^repository\/(.+)$/.exec(resource) ?? [];
    const isArn = service === 'ecr' && new RegExp(REPOSITORY_NAME).test(name);
    if (isArn && repositoryArn.startsWith(prefix)) return [];
    return [
      {
        path: ['services', index, 'image', 'repositoryArn'],
        message: isArn ? "not in the pipeline's account and Region" : 'not the ARN of an ECR repository',
        value: repositoryArn,
        fix: `use one such as ${prefix}{name}`,
      },
    ];
  });

/** Settings and permissions that only a repository of ours can be given. */
export const repositoriesOfOthers: Rule = ({ services }) =>
  services.flatMap(({ image, push }, index): Problem[] => {
    if (image?.repositoryArn === undefined) return [];
    const path = ['services', index];
    const ours = (['repositoryName', 'extraRepositoryNames', 'untaggedExpirationDays', 'forceDelete'] as const)
      .filter((key) => image[key] !== undefined)
      .map((key) => ({
        path: [...path, 'image', key],
        message: 'there together with repositoryArn, whose repository is not created here',
        value: image[key],
        fix: 'remove one of the two',
      }));
    if (push === undefined) return ours;
    const message =
      'there together with image.repositoryArn: nobody can be given push to a repository that is not ours';
    return [
      ...ours,
      { path: [...path, 'push'], message, fix: 'remove it, and allow the push where the repository is managed' },
    ];
  });

/** The items of a list have no pattern in the schema. */
export const extraRepositoryNames: Rule = ({ services }) =>
  services.flatMap(({ image }, index) =>
    (image?.extraRepositoryNames ?? []).flatMap((name, at): Problem[] =>
      new RegExp(REPOSITORY_NAME).test(name) && name.length > 1
        ? []
        : [
            {
              path: ['services', index, 'image', 'extraRepositoryNames', at],
              message: 'invalid format',
              value: name,
              fix: explainPattern(REPOSITORY_NAME),
            },
          ],
    ),
  );

/** A tag that marks what runs cannot also start the pipeline. */
export const imageTags: Rule = ({ services }) =>
  services.flatMap(({ image }, index) =>
    image?.tag?.startsWith('deployed-')
      ? [
          {
            path: ['services', index, 'image', 'tag'],
            message: 'begins with deployed-, which marks what runs in an environment',
            value: image.tag,
            fix: 'use another tag',
          },
        ]
      : [],
  );

/** The name of a user that is not created. */
export const pushUsers: Rule = ({ isBroken, services }) =>
  services.flatMap(({ push }, index) =>
    push?.userName !== undefined && !push.iamUser && !isBroken(['services', index, 'push', 'iamUser'])
      ? [
          {
            path: ['services', index, 'push', 'userName'],
            message: 'names a user that is not created',
            value: push.userName,
            fix: 'set iamUser: true, or remove it',
          },
        ]
      : [],
  );
