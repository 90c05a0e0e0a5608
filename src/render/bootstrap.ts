import { DEFAULTS } from '../config/defaults.generated';
import { EnvironmentModel, Model } from '../model/model';
import { mappedAccount, rootPrincipals, untrustedPrincipals } from './bootstrap-accounts';
import { BoundaryContext, environmentBoundary, pipelineBoundary } from './bootstrap-boundary';
import { ciContext } from './bootstrap-ci';
import { resourceId } from './bootstrap-ids';
import { protectedResources } from './bootstrap-protected';
import { referencesOf } from './bootstrap-references';
import { managed, RenderedFile } from './rendered-file';
import { renderRootTemplate } from './template';

/** The CloudFormation template of the pipeline account. */
export const PIPELINE_TEMPLATE = 'bootstrap/pipeline.yaml';

/** The CloudFormation template of all other accounts. */
export const ENVIRONMENTS_TEMPLATE = 'bootstrap/environments.yaml';

/** The paths of the templates. A template that would create nothing is left out. */
export function bootstrapTemplates({ bootstrap, ci }: Model): string[] {
  const { accounts, createsGithubOidcProvider, createsGitlabOidcProviders, createsRoles, createsStateBucket } =
    bootstrap;
  const createsProvider = createsGithubOidcProvider || createsGitlabOidcProviders;
  const hasPipelineParts = createsRoles || createsStateBucket || createsProvider || ci !== null;
  const hasEnvironmentParts = createsRoles && accounts.some(({ isPipelineAccount }) => !isPipelineAccount);
  return [...(hasPipelineParts ? [PIPELINE_TEMPLATE] : []), ...(hasEnvironmentParts ? [ENVIRONMENTS_TEMPLATE] : [])];
}

/** The CloudFormation templates to deploy before the first apply. */
export function renderBootstrap(model: Model): RenderedFile[] {
  return bootstrapTemplates(model).map((path) =>
    template(path, path === PIPELINE_TEMPLATE ? pipelineContext(model) : environmentsContext(model)),
  );
}

function template(path: string, context: object): RenderedFile {
  return managed(path, renderRootTemplate(`${path}.hbs`, context));
}

function pipelineContext(model: Model): object {
  const { accounts, createsGithubOidcProvider, createsRoles, createsStateBucket } = model.bootstrap;
  const [account] = accounts;
  return {
    ...commonContext(model, true, account!.roots.length > 1),
    description: `Prerequisites for the first apply of ${model.name}: Terraform state, roles and OIDC providers`,
    accounts: createsRoles ? [mappedAccount(model, account!)] : null,
    bucket: createsStateBucket ? model.terraform.stateBucket : null,
    oidcProvider: createsGithubOidcProvider,
    gitlabProviders: gitlabProviders(model),
    ci: ciContext(model),
  };
}

function gitlabProviders({ bootstrap, pipelineAccount }: Model): object[] {
  if (!bootstrap.createsGitlabOidcProviders) return [];
  return pipelineAccount.gitlabOidcProviders.map(({ url }) => ({ id: providerId(url), url }));
}

/** `GitlabGitExampleComProvider` for `https://git.example.com`. */
function providerId(url: string): string {
  if (url === DEFAULTS.GitlabPushConfig.url) return 'GitlabProvider';
  const words = url.replace('https://', '').replaceAll('-', '-dash-').replaceAll('_', '-underscore-');
  return resourceId('Gitlab', words.replace(/[./]+/g, '-'), 'Provider');
}

function environmentsContext(model: Model): object {
  const others = model.bootstrap.accounts.filter(({ isPipelineAccount }) => !isPipelineAccount);
  return {
    ...commonContext(model, false, true),
    description: `Prerequisites for Terraform in the environments of ${model.name}`,
    accounts: others.map((account) => mappedAccount(model, account)),
  };
}

function commonContext(model: Model, hasPipeline: boolean, hasEnvironments: boolean): object {
  const boundary: BoundaryContext = hasPipeline ? pipelineBoundary(model) : environmentBoundary(model);
  const { bootstrap, name, partition, pipelineAccount } = model;
  const { bucket: bucketArn } = protectedResources(model);
  return {
    name,
    partition: partition.name,
    pipelineAccountId: pipelineAccount.accountId,
    path: bootstrap.path,
    rolePath: bootstrap.rolePath,
    boundary,
    // A condition restricts it to some principals of the account.
    trusted: `arn:${partition.name}:iam::${pipelineAccount.accountId}:root`,
    untrusted: untrustedPrincipals(model),
    isPipelineAccount: hasPipeline,
    hasOwnUsers: hasPipeline && hasUsers(model),
    hasEnvironments,
    references: referencesOf(
      model,
      model.environments.filter(({ accountId }) => (accountId === pipelineAccount.accountId) === hasPipeline),
    ),
    roles: bootstrap.createsRoles ? rolesContext(model, passedTo(hasPipeline, hasEnvironments)) : null,
    bucketArn,
    bucketObjectsArn: `${bucketArn}/*`,
    states: bootstrap.createsRoles ? stateRoles(model, bucketArn) : null,
  };
}

function stateRoles(model: Model, bucketArn: string): object[] {
  const roots = model.bootstrap.accounts.flatMap((account) => account.roots);
  // The usual order: the environments in promotion order, then the pipelines.
  const order = [...model.environments, model.pipelineAccount].map(({ name }) => name);
  return order
    .map((name) => roots.find((root) => root.name === name)!)
    .map((root) => ({
      id: resourceId('State', root.name, 'Role'),
      root: root.name,
      roleName: root.stateRoleName,
      principals: rootPrincipals(model, root),
      stateKey: root.stateKey,
      prefixes: [root.stateKey, `${root.stateKey}.tflock`, 'env:/'],
      stateArn: `${bucketArn}/${root.stateKey}`,
      lockArn: `${bucketArn}/${root.stateKey}.tflock`,
    }));
}

/** The AWS services that assume roles created by Terraform. */
function passedTo(hasPipeline: boolean, hasEnvironments: boolean): string[] {
  const ofPipeline = ['codepipeline', 'events', 'lambda'];
  return [...(hasEnvironments ? ['cloudformation'] : []), ...(hasPipeline ? ofPipeline : [])].map(
    (service) => `${service}.amazonaws.com`,
  );
}

function rolesContext(model: Model, passedTo: readonly string[]): object {
  const { bootstrap, environments, name, partition, pipelineAccount } = model;
  const iam = (resource: string, accountId = pipelineAccount.accountId) =>
    `arn:${partition.name}:iam::${accountId}:${resource}`;
  const [role, planRole] = [bootstrap.role!, bootstrap.planRole!];
  const { roles, stack } = protectedResources(model);
  return {
    name: role.name,
    path: role.path,
    description: `Applies the Terraform configuration of ${name}`,
    planName: planRole.name,
    planPath: planRole.path,
    planDescription: `Plans the Terraform configuration of ${name}, read-only`,
    policyArns: bootstrap.policyArns,
    passedTo,
    boundaryName: bootstrap.boundaryName,
    boundaryDescription: `Maximum permissions of the roles and users that Terraform creates for ${name}`,
    iamPolicyName: `${name}-terraform-iam`,
    iamPlanPolicyName: `${name}-terraform-iam-plan`,
    pipelinePolicyName: `${name}-terraform-pipeline`,
    pipelinePlanPolicyName: `${name}-terraform-pipeline-plan`,
    environmentPolicyName: `${name}-terraform-environment`,
    networkPolicyName: `${name}-terraform-network`,
    environmentPlanPolicyName: `${name}-terraform-environment-plan`,
    protectedRoles: roles,
    protectedPolicies: iam('policy/bootstrap/*', '*'),
    protectedStack: stack,
    approvers: (['role', 'user'] as const).flatMap((type) => attachment(model, type)),
    approvePolicies: environments.some(hasApprovers) ? iam(`policy/${name}-approve-*`) : null,
    hasRepositories: model.pipelines.some(({ repository }) => repository.creation !== null),
    hasUsers: hasUsers(model),
  };
}

function hasUsers({ pipelines }: Model): boolean {
  return pipelines.some(({ repository }) => repository.pushUser !== null);
}

function hasApprovers({ approvals }: EnvironmentModel): boolean {
  return approvals.some(({ approvers }) => approvers.length > 0);
}

/** The existing roles or users that get the policies to approve. */
function attachment({ environments, partition, pipelineAccount }: Model, type: 'role' | 'user'): object[] {
  const approvers = environments.flatMap(({ approvals }) => approvals.flatMap((approval) => approval.approvers));
  const names = [...new Set(approvers.filter((one) => one.type === type).map((one) => one.name))];
  if (names.length === 0) return [];
  const Type = type === 'role' ? 'Role' : 'User';
  const prefix = `arn:${partition.name}:iam::${pipelineAccount.accountId}:${type}/`;
  return [
    {
      kind: type === 'role' ? 'ApproverRoles' : 'ApproverUsers',
      actions: [`iam:Attach${Type}Policy`, `iam:Detach${Type}Policy`],
      readActions: [`iam:Get${Type}`, `iam:ListAttached${Type}Policies`],
      // They can have a path, which the resource that attaches the policy does not need.
      arns: names.flatMap((name) => [`${prefix}${name}`, `${prefix}*/${name}`]),
    },
  ];
}
