import { BootstrapAccountModel, EnvironmentModel, Model } from '../model/model';
import { environmentRolePatterns } from '../naming/role-patterns';
import { boundaryValues } from './bootstrap-boundary';
import { Lists, pipelineResources } from './bootstrap-pipeline-resources';
import { namePatterns } from './name-patterns';

/** A text or, where there is none, a list of an account in a template's `Mappings`. */
export interface AccountValue {
  readonly name: string;
  readonly text: string | null;
  readonly items: readonly string[];
}

/** What differs between the accounts of a template. */
export interface MappedAccount {
  readonly accountId: string;
  /** What it is for. */
  readonly title: string;
  readonly values: readonly AccountValue[];
}

/** Who may act as Terraform's roles in an account, and what those may touch. */
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

/** What Terraform creates in an account. */
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
 * The roles and users that Terraform creates in the pipeline account, where their permissions boundary is not the one
 * that keeps them from the roles and the states here.
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

/** Who may apply a root: where nobody is named, whoever the pipeline account's own policies allow to. */
export function rootPrincipals(
  { partition, pipelineAccount }: Model,
  { ciRoleArn, principals }: BootstrapAccountModel['roots'][number],
): string[] {
  const named = [...(ciRoleArn === null ? [] : [ciRoleArn]), ...principals];
  return named.length > 0 ? named : [`arn:${partition.name}:iam::${pipelineAccount.accountId}:*`];
}

/** What Terraform creates for an environment. */
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
    // With a hyphen behind it, the one that replaces it: both exist for a while.
    LoadBalancers: ['', '-*'].map((end) => arn('elasticloadbalancing', `loadbalancer/app/${loadBalancerName}${end}/*`)),
    LogGroups: below(':*').map((pattern) => arn('logs', `log-group:/ecs/${pattern}`)),
    Parameters: below('/*').map((pattern) => arn('ssm', `parameter/ecs/${pattern}`)),
    PassedRoles: [...roles, ...existingRoles(environment), ...rolesInProperties(environment)],
    Policies: [arn('iam', `policy/${viewPolicy}`, '')],
    Roles: roles,
    Stacks: patterns.map((pattern) => arn('cloudformation', `stack/${pattern}/*`)),
  };
}

/** Roles that tasks have instead of those which Terraform would create. */
function existingRoles({ services }: EnvironmentModel): string[] {
  return services.flatMap(({ settings: { executionRoleArn, taskRoleArn } }) =>
    [executionRoleArn, taskRoleArn].filter((arn) => arn !== null),
  );
}

/** Roles that the properties of a service or a task name, such as the one that Amazon ECS acts as itself. */
function rolesInProperties({ accountId, services }: EnvironmentModel): string[] {
  const texts = services.map(({ settings }) => JSON.stringify(settings.cloudFormationProperties));
  const pattern = new RegExp(`arn:[a-z-]+:iam::${accountId}:role/[\\w+=,.@/-]+`, 'g');
  return texts.flatMap((text) => text.match(pattern) ?? []);
}
