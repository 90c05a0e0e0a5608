import { BootstrapAccountModel, BootstrapRootModel, Model } from '../model/model';
import { enumerate } from '../text/messages';
import { bootstrapTemplates, ENVIRONMENTS_TEMPLATE, PIPELINE_TEMPLATE } from './bootstrap';
import { limitsContext } from './bootstrap-limits';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The documentation of the bootstrap stacks. */
export function renderBootstrapDocs(model: Model): RenderedFile[] {
  const templates = bootstrapTemplates(model);
  if (templates.length === 0) return [];
  const { bootstrap, ci, environments, name, pipelineAccount, pipelines, terraform } = model;
  const others = bootstrap.accounts.filter(({ isPipelineAccount }) => !isPipelineAccount);
  const roots = [...environments, pipelineAccount].map((root) => rootOf(model, root.name));
  const hasUsers = pipelines.some(({ repository }) => repository.pushUser !== null);
  const gitlabUrls = bootstrap.createsGitlabOidcProviders
    ? pipelineAccount.gitlabOidcProviders.map(({ url }) => url)
    : [];
  const providers = gitlabUrls.length + (bootstrap.createsGithubOidcProvider ? 1 : 0);
  return [
    managed(
      'docs/bootstrap.md',
      renderRootTemplate('repository/bootstrap.md.hbs', {
        name,
        stackName: bootstrap.stackName,
        pipelineAccountId: pipelineAccount.accountId,
        pipelineRegion: pipelineAccount.region,
        pipelineTemplate: PIPELINE_TEMPLATE,
        environmentsTemplate: templates.includes(ENVIRONMENTS_TEMPLATE) ? ENVIRONMENTS_TEMPLATE : null,
        region: others[0]?.region ?? null,
        targets: others.map(({ accountId }) => accountId).join(','),
        bucket: bootstrap.createsStateBucket ? terraform.stateBucket : null,
        stateBucket: terraform.stateBucket,
        oidcProvider: bootstrap.createsGithubOidcProvider,
        gitlabUrls: enumerate(gitlabUrls),
        severalGitlabs: gitlabUrls.length > 1,
        gitlabPushes: pipelineAccount.gitlabOidcProviders.length > 0,
        providers: providers > 0,
        severalProviders: providers > 1,
        pushes: pipelines.some(({ repository }) => repository.github !== null),
        roles: bootstrap.createsRoles,
        roleName: bootstrap.role?.name ?? null,
        planRoleName: bootstrap.planRole?.name ?? null,
        boundaryName: bootstrap.boundaryName,
        limits: limitsContext(model),
        sharesPipelineAccount: environments.some(({ accountId }) => accountId === pipelineAccount.accountId),
        hasUsers,
        hasKeys: hasUsers,
        anyone: roots.some((root) => root.ciRoleName === null && root.principals.length === 0),
        accounts: bootstrap.accounts.map((account) => accountRow(model, account, templates)),
        states: roots.map((root) => ({ root: root.name, roleName: root.stateRoleName, who: whoOf(model, [root]) })),
        ci: ci && {
          ...ci.github,
          planRoleName: bootstrap.ciPlanRoleArn?.split('/').at(-1),
          roles: roots.map((root) => ({ root: root.name, roleName: root.ciRoleName })),
          environments: enumerate(roots.map((root) => `\`${root.name}\``)),
        },
      }),
    ),
  ];
}

function rootOf({ bootstrap }: Model, name: string): BootstrapRootModel {
  return bootstrap.accounts.flatMap(({ roots }) => roots).find((root) => root.name === name)!;
}

function accountRow(model: Model, account: BootstrapAccountModel, templates: readonly string[]): object {
  const { accountId, isPipelineAccount, region, roots } = account;
  const template = isPipelineAccount ? PIPELINE_TEMPLATE : ENVIRONMENTS_TEMPLATE;
  const plan = model.bootstrap.ciPlanRoleArn;
  return {
    accountId,
    region,
    isPipelineAccount,
    profile: roots[0]!.name,
    roots: enumerate(roots.map(({ name }) => name)),
    template: templates.includes(template) ? template : null,
    who: whoOf(model, roots),
    planWho: whoOf(model, roots, plan === null ? [] : [plan]),
  };
}

/** The principals that can assume the roles of roots: the CI role by its name, the others by their ARN. */
function whoOf({ pipelineAccount }: Model, roots: readonly BootstrapRootModel[], more: readonly string[] = []): string {
  const ci = [...more, ...roots.flatMap(({ ciRoleArn }) => (ciRoleArn === null ? [] : [ciRoleArn]))];
  const people = [...new Set(roots.flatMap(({ principals }) => principals))];
  const everyone = roots.some(({ ciRoleName, principals }) => ciRoleName === null && principals.length === 0);
  return [
    ...ci.map((arn) => `\`${arn.split('/').at(-1)}\``),
    ...people.map((arn) => `\`${arn}\``),
    ...(everyone ? [`principals that account ${pipelineAccount.accountId} allows`] : []),
  ].join(', ');
}
