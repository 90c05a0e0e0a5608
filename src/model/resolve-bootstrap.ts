import { EcsPipelineConfig } from '../config';
import { DEFAULTS } from '../config/defaults.generated';
import { ExistingPart } from '../config/terraform-config';
import { bootstrapNames, hasOwnRoles, terraformPlanRoleName, terraformRoleName } from '../naming/bootstrap-names';
import { bootstrapPath } from '../naming/paths';
import { bootstrapRolePath } from '../naming/role-paths';
import { githubOidcProviderArn, roleArn } from './arns';
import {
  BootstrapAccountModel,
  BootstrapModel,
  BootstrapRoleModel,
  BootstrapRootModel,
  CiModel,
  EnvironmentModel,
  PipelineAccountModel,
  RootModel,
} from './model';

/** The resources that are created before the first apply, and who can use them. */
export function resolveBootstrap(
  config: EcsPipelineConfig,
  pipelineAccount: PipelineAccountModel,
  environments: readonly EnvironmentModel[],
): BootstrapModel {
  const { pipeline, terraform } = config;
  const names = bootstrapNames(config);
  const rolePath = bootstrapRolePath(config);
  const { createGithubOidcProvider, createGitlabOidcProvider } = { ...DEFAULTS.PipelineConfig, ...pipeline };
  const accountIds = [...new Set([pipelineAccount, ...environments].map(({ accountId }) => accountId))];
  return {
    stackName: names.stack,
    path: bootstrapPath(config),
    rolePath,
    createsRoles: !hasOwnRoles(terraform),
    createsStateBucket: !terraform?.existing?.includes(ExistingPart.STATE_BUCKET),
    createsGithubOidcProvider: pipelineAccount.githubOidcProviderArn !== null && createGithubOidcProvider,
    createsGitlabOidcProviders: pipelineAccount.gitlabOidcProviders.length > 0 && createGitlabOidcProvider,
    boundaryName: names.boundary,
    role: roleParts(terraformRoleName(config)),
    planRole: roleParts(terraformPlanRoleName(config)),
    policyArns: terraform?.policyArns ?? [],
    ciPlanRoleArn: config.ci?.github ? roleArn(config, pipeline.accountId, `${rolePath}${names.ciPlanRole}`) : null,
    accounts: accountIds.map((accountId): BootstrapAccountModel => {
      const isPipelineAccount = accountId === pipelineAccount.accountId;
      const roots = [pipelineAccount, ...environments].filter((root) => root.accountId === accountId);
      return {
        accountId,
        region: isPipelineAccount ? pipelineAccount.region : config.region,
        isPipelineAccount,
        // The rules allow only one boundary in an account.
        givenBoundaryArn: roots[0]!.givenBoundaryArn,
        roots: roots.map((root) => resolveRoot(config, root)),
      };
    }),
  };
}

function resolveRoot(config: EcsPipelineConfig, { name, stateKey }: RootModel): BootstrapRootModel {
  const { ciRole, stateRole } = bootstrapNames(config);
  const own = config.environments.find((environment) => environment.name === name)?.terraformPrincipals ?? [];
  const hasCi = config.ci?.github !== undefined;
  return {
    name,
    stateKey,
    stateRoleName: stateRole(name),
    ciRoleName: hasCi ? ciRole(name) : null,
    ciRoleArn: hasCi ? roleArn(config, config.pipeline.accountId, `${bootstrapRolePath(config)}${ciRole(name)}`) : null,
    principals: [...new Set([...(config.terraform?.principals ?? []), ...own])],
  };
}

/** The CI system, or null. */
export function resolveCi(config: EcsPipelineConfig): CiModel | null {
  const github = config.ci?.github;
  if (github === undefined) return null;
  const { branch, ownerId = null, repository, repositoryId = null } = { ...DEFAULTS.GithubCiConfig, ...github };
  return { github: { repository, ownerId, repositoryId, branch, oidcProviderArn: githubOidcProviderArn(config) } };
}

function roleParts(full: string | null): BootstrapRoleModel | null {
  if (full === null) return null;
  const [name = '', ...path] = full
    .split('/')
    .filter((part) => part !== '')
    .reverse();
  return { name, path: path.length === 0 ? '/' : `/${path.reverse().join('/')}/` };
}
