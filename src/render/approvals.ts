import { ApprovalModel, EnvironmentModel, Model } from '../model/model';
import { Expression, HclValue } from './hcl';

/** An environment that waits for an approval. */
export type WaitingEnvironment = EnvironmentModel & { readonly approval: ApprovalModel };

/** The environments of a model that wait for an approval. */
export function waitingEnvironments(model: Model): WaitingEnvironment[] {
  return model.environments.filter((environment): environment is WaitingEnvironment => environment.approval !== null);
}

/** What the template `pipeline/approvals.tf` refers to. */
export function approvalsContext(model: Model): object {
  const waiting = waitingEnvironments(model);
  const topics = waiting.filter(({ approval }) => approval.notify.length > 0).map(({ name }) => name);
  const subscriptions = byEnvironment(waiting, 'address', ({ notify }) => notify);
  const approvers = (type: 'role' | 'user') =>
    Object.fromEntries(waiting.map(({ approval, name }) => [name, names(approval.approvers, type)]));
  const has = (type: 'role' | 'user') => Object.values(approvers(type)).some((list) => list.length > 0);
  return {
    name: model.name,
    approvals: Object.fromEntries(waiting.map((environment) => [environment.name, approvalArgument(environment)])),
    topics,
    hasTopics: topics.length > 0,
    subscriptions,
    roles: approvers('role'),
    hasRoles: has('role'),
    users: approvers('user'),
    hasUsers: has('user'),
  };
}

function names(approvers: ApprovalModel['approvers'], type: 'role' | 'user'): string[] {
  return approvers.filter((approver) => approver.type === type).map((approver) => approver.name);
}

/** One entry for each value of each environment, under a key that stays the same when others come and go. */
function byEnvironment(
  waiting: WaitingEnvironment[],
  property: string,
  values: (approval: ApprovalModel) => readonly string[],
): { [key: string]: HclValue } {
  return Object.fromEntries(
    waiting.flatMap(({ approval, name }) =>
      values(approval).map((value) => [`${name}/${value}`, { environment: name, [property]: value }]),
    ),
  );
}

function approvalArgument({ approval, name }: WaitingEnvironment): HclValue {
  return {
    ...(approval.instructions !== null && { instructions: approval.instructions }),
    ...(approval.notify.length > 0 && {
      notification_topic_arn: new Expression(`aws_sns_topic.approval["${name}"].arn`),
    }),
    timeout_minutes: approval.timeoutMinutes,
  };
}
