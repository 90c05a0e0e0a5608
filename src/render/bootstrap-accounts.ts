import { BootstrapAccountModel, EnvironmentModel, Model } from '../model/model';
import { Lists, pipelineResources } from './bootstrap-pipeline-resources';
import { namePatterns } from './name-patterns';

/** A list of an account in a template's `Mappings`. */
export interface AccountValue {
  readonly name: string;
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
  const environments = model.environments.filter(({ accountId }) => accountId === account.accountId);
  const lists = merge(
    { MayApply: mayApply(model, account), MayPlan: mayPlan(model, account) },
    ...(account.isPipelineAccount ? [pipelineResources(model)] : []),
    ...environments.map((environment) => environmentResources(model, environment)),
  );
  return {
    accountId: account.accountId,
    title: account.roots.map(({ name }) => name).join(', '),
    values: Object.keys(lists).map((name) => ({ name, items: [...new Set(lists[name])] })),
  };
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
  const { accountId, clusterName, lookPolicy, name, region, services } = environment;
  const prefix = `${model.name}-${name}-`;
  const stacks = services.map(({ settings }) => settings.stackName);
  const others = [...new Set(stacks.filter((stack) => !stack.startsWith(prefix)))];
  const arn = (service: string, resource: string, at = region) =>
    `arn:${model.partition.name}:${service}:${at}:${accountId}:${resource}`;
  // Of roles never all, however many names there are.
  const roles = [...(others.length < stacks.length ? [`${prefix}*`] : []), ...others.map((stack) => `${stack}-*`)].map(
    (role) => arn('iam', `role/${role}`, ''),
  );
  const patterns = namePatterns(prefix, stacks);
  const below = (end: string) => patterns.map((pattern) => (pattern.endsWith('*') ? pattern : `${pattern}${end}`));
  return {
    Clusters: [arn('ecs', `cluster/${clusterName}`)],
    LogGroups: below(':*').map((pattern) => arn('logs', `log-group:/ecs/${pattern}`)),
    Parameters: below('/*').map((pattern) => arn('ssm', `parameter/ecs/${pattern}`)),
    PassedRoles: [...roles, ...rolesInProperties(environment)],
    Policies: [arn('iam', `policy/${lookPolicy}`, '')],
    Roles: roles,
    Stacks: patterns.map((pattern) => arn('cloudformation', `stack/${pattern}/*`)),
  };
}

/** Roles that the properties of a service or a task name, such as the one that Amazon ECS acts as itself. */
function rolesInProperties({ accountId, services }: EnvironmentModel): string[] {
  const texts = services.map(({ settings }) => JSON.stringify(settings.cloudFormationProperties));
  const pattern = new RegExp(`arn:[a-z-]+:iam::${accountId}:role/[\\w+=,.@/-]+`, 'g');
  return texts.flatMap((text) => text.match(pattern) ?? []);
}
