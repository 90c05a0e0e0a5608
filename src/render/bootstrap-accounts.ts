import { BootstrapAccountModel, EnvironmentModel, Model } from '../model/model';
import { namePatterns } from '../naming/name-patterns';
import { environmentRolePatterns } from '../naming/role-patterns';
import { boundaryValues } from './bootstrap-boundary';
import { Lists, pipelineResources } from './bootstrap-pipeline-resources';

/** A value of an account in a template's `Mappings`: a text or, if the text is null, a list. */
export interface AccountValue {
  readonly name: string;
  readonly text: string | null;
  readonly items: readonly string[];
}

/** The entry of an account in a template's `Mappings`. */
export interface MappedAccount {
  readonly accountId: string;
  /** The names of its roots. */
  readonly title: string;
  readonly values: readonly AccountValue[];
}

/** The principals that can assume Terraform's roles in an account, and the resources that the roles can access. */
export function mappedAccount(model: Model, account: BootstrapAccountModel): MappedAccount {
  const lists = merge(
    { MayApply: mayApply(model, account), MayPlan: mayPlan(model, account) },
    createdIn(model, account),
  );
  return {
    accountId: account.accountId,
    title: account.roots.map(({ name }) => name).join(', '),
    values: [
      ...boundaryValues(model, account),
      ...Object.keys(lists).map((name) => ({ name, text: null, items: [...new Set(lists[name])] })),
    ],
  };
}

/** The resources that Terraform creates in an account. */
function createdIn(model: Model, { accountId, isPipelineAccount }: BootstrapAccountModel): Lists {
  const environments = model.environments.filter((environment) => environment.accountId === accountId);
  return merge(
    ...(isPipelineAccount ? [pipelineResources(model)] : []),
    ...environments.map((environment) => environmentResources(model, environment)),
  );
}

/** The roles and users that Terraform creates in an account. */
export function createdPrincipals(model: Model, account: BootstrapAccountModel): string[] {
  const { Roles = [], Users = [] } = createdIn(model, account);
  return [...new Set([...Roles, ...Users])];
}

/**
 * The roles and users that Terraform creates in the pipeline account, if their permissions boundary is not the one that
 * denies access to the bootstrap roles and the states.
 */
export function untrustedPrincipals(model: Model): string[] {
  const pipelineAccount = model.bootstrap.accounts[0]!;
  if (!model.bootstrap.createsRoles || pipelineAccount.givenBoundaryArn === null) return [];
  return createdPrincipals(model, pipelineAccount);
}

function merge(...all: readonly Lists[]): Lists {
  const names = [...new Set(all.flatMap((lists) => Object.keys(lists)))];
  return Object.fromEntries(names.map((name) => [name, all.flatMap((lists) => lists[name] ?? [])]));
}

function mayApply(model: Model, { roots }: BootstrapAccountModel): string[] {
  return roots.flatMap((root) => rootPrincipals(model, root));
}

function mayPlan(model: Model, account: BootstrapAccountModel): string[] {
  const { ciPlanRoleArn } = model.bootstrap;
  return [...(ciPlanRoleArn === null ? [] : [ciPlanRoleArn]), ...mayApply(model, account)];
}

/** The principals that can apply a root. By default, the principals that the pipeline account's own policies allow. */
export function rootPrincipals(
  { partition, pipelineAccount }: Model,
  { ciRoleArn, principals }: BootstrapAccountModel['roots'][number],
): string[] {
  const named = [...(ciRoleArn === null ? [] : [ciRoleArn]), ...principals];
  return named.length > 0 ? named : [`arn:${partition.name}:iam::${pipelineAccount.accountId}:*`];
}

/** The resources that Terraform creates for an environment. */
function environmentResources(model: Model, environment: EnvironmentModel): Lists {
  const { accountId, clusterName, loadBalancerName, viewPolicy, name, region, services } = environment;
  const prefix = `${model.name}-${name}-`;
  const stacks = services.map(({ settings }) => settings.stackName);
  const arn = (service: string, resource: string, at = region) =>
    `arn:${model.partition.name}:${service}:${at}:${accountId}:${resource}`;
  const roles = environmentRolePatterns(model, name, stacks).map((pattern) => arn('iam', `role${pattern}`, ''));
  const patterns = namePatterns(prefix, stacks);
  const below = (end: string) => patterns.map((pattern) => (pattern.endsWith('*') ? pattern : `${pattern}${end}`));
  return {
    Clusters: [arn('ecs', `cluster/${clusterName}`)],
    // A replacement has the same name with a hyphen and a suffix: both exist for a while.
    LoadBalancers: ['', '-*'].map((end) => arn('elasticloadbalancing', `loadbalancer/app/${loadBalancerName}${end}/*`)),
    LogGroups: below(':*').map((pattern) => arn('logs', `log-group:/ecs/${pattern}`)),
    Parameters: below('/*').map((pattern) => arn('ssm', `parameter/ecs/${pattern}`)),
    PassedRoles: [...roles, ...existingRoles(environment), ...rolesInProperties(environment)],
    Policies: [arn('iam', `policy/${viewPolicy}`, '')],
    Roles: roles,
    Stacks: patterns.map((pattern) => arn('cloudformation', `stack/${pattern}/*`)),
  };
}

/** Existing roles that tasks use instead of roles that Terraform creates. */
function existingRoles({ services }: EnvironmentModel): string[] {
  return services.flatMap(({ settings: { executionRoleArn, taskRoleArn } }) =>
    [executionRoleArn, taskRoleArn].filter((arn) => arn !== null),
  );
}

/** Roles in the CloudFormation properties of services and tasks, such as the role that Amazon ECS itself assumes. */
function rolesInProperties({ accountId, services }: EnvironmentModel): string[] {
  const texts = services.map(({ settings }) => JSON.stringify(settings.cloudFormationProperties));
  const pattern = new RegExp(`arn:[a-z-]+:iam::${accountId}:role/[\\w+=,.@/-]+`, 'g');
  return texts.flatMap((text) => text.match(pattern) ?? []);
}
