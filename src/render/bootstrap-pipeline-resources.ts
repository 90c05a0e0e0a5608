import { Model } from '../model/model';
import { namePatterns } from '../naming/name-patterns';
import { pipelineNames } from '../naming/names';
import { pipelineRolePatterns } from '../naming/role-patterns';

/** Lists by their keys in `Mappings`. */
export type Lists = { readonly [name: string]: readonly string[] };

/** The resources that Terraform creates in the pipeline account. */
export function pipelineResources(model: Model): Lists {
  const { name, partition, pipelineAccount, pipelines } = model;
  const { accountId, region } = pipelineAccount;
  const arn = (service: string, resource: string, at = region) =>
    `arn:${partition.name}:${service}:${at}:${accountId}:${resource}`;
  const any = pipelineNames({ name }, { name: '*' });
  const roles = pipelineRolePatterns(model).map((pattern) => arn('iam', `role${pattern}`, ''));
  const created = pipelines.filter(({ repository }) => repository.creation !== null);
  const repositories = created.flatMap(({ repository }) => [
    repository.name,
    ...repository.creation!.extraRepositoryNames,
  ]);
  const users = pipelines.flatMap(({ repository }) => (repository.pushUser === null ? [] : [repository.pushUser]));
  const buckets = model.artifactStores.map(({ bucketName }) => `arn:${partition.name}:s3:::${bucketName}`);
  return {
    Buckets: buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
    Functions: [arn('lambda', `function:${any.promotionFunction}`)],
    LogGroups: [arn('logs', `log-group:/aws/lambda/${any.promotionFunction}*`)],
    PassedRoles: roles,
    Pipelines: [arn('codepipeline', `${name}_*`)],
    Policies: ['view', 'operate-*', 'approve-*'].map((policy) => arn('iam', `policy/${name}-${policy}`, '')),
    // CloudFormation does not allow an empty list in a mapping.
    ...(repositories.length > 0 && {
      Repositories: namePatterns(`${name}/`, repositories).map((repository) => arn('ecr', `repository/${repository}`)),
    }),
    Roles: roles,
    Rules: [any.eventRule, `${name}_*`].map((rule) => arn('events', `rule/${rule}`)),
    Stacks: [arn('cloudformation', `stack/${any.functionsStack}/*`)],
    Topics: [`${name}-approval-*`, `${name}_*`].map((topic) => arn('sns', topic)),
    ...(users.length > 0 && { Users: namePatterns(`${name}-`, users).map((user) => arn('iam', `user/${user}`, '')) }),
  };
}
