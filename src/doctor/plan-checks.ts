import { Model, RootModel } from '../model/model';
import { Check } from './check';
import { environmentChecks } from './environment-checks';
import { oidcProviders } from './oidc-providers';
import { permissionsBoundaries } from './permissions-boundaries';
import { approver, repository } from './pipeline-checks';
import { quotaChecks } from './quotas';
import { stateBucket } from './state-bucket';
import { OK } from './verdict';
import { waitingApprovals } from './waiting-approvals';

/** All checks of a config, in the order of the report. */
export function planChecks(model: Model): Check[] {
  const { environments, pipelineAccount, pipelines, terraform } = model;
  const roots = [pipelineAccount, ...environments];
  const accounts = [...new Set(roots.map(({ accountId }) => accountId))].map((accountId) => ({
    ...roots.find((root) => root.accountId === accountId)!,
    where: roots
      .filter((root) => root.accountId === accountId)
      .map(nameOf)
      .join(', '),
  }));
  // Without a role, every root accesses the state with the credentials of its own account.
  const stateUsers = terraform.statePlanRoleArn === null ? accounts : accounts.slice(0, 1);
  const existing = pipelines.filter((pipeline) => pipeline.repository.creation === null);
  const approvers = environments.flatMap(({ approvals, name }) =>
    // An approver of several approvals is checked once.
    [...new Map(approvals.flatMap((one) => one.approvers).map((who) => [`${who.type}/${who.name}`, who])).values()].map(
      (who) => ({ who, name }),
    ),
  );
  return [
    ...accounts.map(credentials),
    ...permissionsBoundaries(roots),
    ...stateUsers.map((user) => stateBucket(model, user)),
    ...oidcProviders(model),
    ...existing.map((pipeline) => repository(model, pipeline)),
    ...approvers.map(({ name, who }) => approver(model, name, who)),
    ...waitingApprovals(model),
    ...environments.flatMap((environment) => environmentChecks(environment, accounts)),
    ...quotaChecks(model),
  ];
}

function credentials({
  accountId,
  planRoleArn: roleArn,
  region,
  where,
}: RootModel & { readonly where: string }): Check {
  const subject = roleArn === null ? 'credentials' : `IAM role ${roleArn.slice(roleArn.indexOf(':role/') + 6)}`;
  // The check succeeds if there is a session.
  return { where, subject, accountId, region, run: async () => OK };
}

function nameOf({ folder }: RootModel): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}
