import { parseArn } from '../aws/arn';
import { partitionOf } from '../aws/partition';
import { explainPattern, REPOSITORY_NAME } from '../config/patterns';
import { Problem } from '../config/problem';
import { Rule } from './rule';

/**
 * Existing repositories that the pipeline cannot watch, because an ECR source action requires a repository in its own
 * account and Region.
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
        message: isArn ? 'not in the account and Region of the pipelines' : 'not the ARN of an ECR repository',
        value: repositoryArn,
        fix: `use an ARN such as ${prefix}{name}`,
      },
    ];
  });

/** Settings and permissions that require a repository created by ecs-pipeline. */
export const repositoriesOfOthers: Rule = ({ services }) =>
  services.flatMap(({ image, push }, index): Problem[] => {
    if (image?.repositoryArn === undefined) return [];
    const path = ['services', index];
    const ours = (['repositoryName', 'extraRepositoryNames', 'untaggedExpirationDays', 'forceDelete'] as const)
      .filter((key) => image[key] !== undefined)
      .map((key) => ({
        path: [...path, 'image', key],
        message: 'cannot be combined with repositoryArn because ecs-pipeline does not create that repository',
        value: image[key],
        fix: 'remove one of the two',
      }));
    if (push === undefined) return ours;
    const message = 'cannot be combined with image.repositoryArn because ecs-pipeline does not manage that repository';
    return [
      ...ours,
      { path: [...path, 'push'], message, fix: 'remove it, and grant push access where the repository is managed' },
    ];
  });

/** The schema has no patterns for list items. */
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

/** A tag that marks a deployed image cannot also start the pipeline. */
export const imageTags: Rule = ({ services }) =>
  services.flatMap(({ image }, index) =>
    image?.tag?.startsWith('deployed-')
      ? [
          {
            path: ['services', index, 'image', 'tag'],
            message: 'starts with deployed-, which marks deployed images',
            value: image.tag,
            fix: 'use another tag',
          },
        ]
      : [],
  );

/** The name of an IAM user that is not created. */
export const pushUsers: Rule = ({ isBroken, services }) =>
  services.flatMap(({ push }, index) =>
    push?.userName !== undefined && !push.iamUser && !isBroken(['services', index, 'push', 'iamUser'])
      ? [
          {
            path: ['services', index, 'push', 'userName'],
            message: 'requires iamUser: true',
            value: push.userName,
            fix: 'set iamUser: true, or remove it',
          },
        ]
      : [],
  );
