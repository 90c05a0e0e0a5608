import { GithubCiModel, Model, RootModel } from '../model/model';
import { resourceId } from './bootstrap-ids';

/** A role that the workflows of the generated repository assume. */
interface CiRole {
  readonly id: string;
  readonly roleName: string;
  readonly description: string;
  readonly subjects: readonly string[];
  readonly mayAssume: readonly string[] | null;
}

/** The context of the CI roles' template, or null without a CI system. */
export function ciContext(model: Model): object | null {
  const { bootstrap, ci, environments, partition, pipelineAccount, terraform } = model;
  if (ci === null || bootstrap.ciPlanRoleArn === null) return null;
  const { branch, oidcProviderArn, repository, repositoryId } = ci.github;
  const roots = [pipelineAccount, ...environments];
  return {
    repository,
    oidcProviderArn,
    // STS does not compare it in other partitions.
    repositoryId: repositoryId !== null && partition.name === 'aws' ? String(repositoryId) : null,
    roles: [
      {
        id: 'CiPlanRole',
        roleName: bootstrap.ciPlanRoleArn.split('/').at(-1)!,
        description: 'Plans every root, read-only',
        subjects: subjects(model, ['pull_request', `ref:refs/heads/${branch}`]),
        mayAssume: roleArns([terraform.statePlanRoleArn, ...roots.map(({ planRoleArn }) => planRoleArn)]),
      },
      ...roots.map((root) => applyRole(model, root)),
    ],
  };
}

function applyRole(model: Model, { name, roleArn, stateRoleArn }: RootModel): CiRole {
  const root = model.bootstrap.accounts.flatMap(({ roots }) => roots).find((one) => one.name === name)!;
  return {
    id: resourceId('Ci', name, 'Role'),
    roleName: root.ciRoleName!,
    description: `Applies ${name}`,
    subjects: subjects(model, [`environment:${name}`]),
    mayAssume: roleArns([stateRoleArn, roleArn]),
  };
}

function roleArns(arns: readonly (string | null)[]): string[] | null {
  const known = [...new Set(arns.filter((arn) => arn !== null))];
  return known.length === 0 ? null : known;
}

/**
 * The subjects of GitHub's tokens for each of the ends. The subject of a repository that was created, renamed or
 * transferred since July 2026, or that has opted in, contains the IDs of the owner and the repository. A subject
 * without IDs is trusted if the config has no ID, or if STS compares the ID.
 *
 * Source: https://docs.github.com/en/actions/reference/security/oidc
 */
function subjects(model: Model, ends: readonly string[]): string[] {
  const { ownerId, repository, repositoryId } = model.ci!.github as GithubCiModel;
  const [owner, name] = repository.split('/');
  const isCompared = repositoryId !== null && model.partition.name === 'aws';
  const withoutIds = (ownerId === null && repositoryId === null) || isCompared;
  const repositories = [
    ...(withoutIds ? [repository] : []),
    `${owner}@${ownerId ?? '*'}/${name}@${repositoryId ?? '*'}`,
  ];
  return ends.flatMap((end) => repositories.map((one) => `repo:${one}:${end}`));
}
