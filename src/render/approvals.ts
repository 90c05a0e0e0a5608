import { ApprovalModel, EnvironmentModel, Model } from '../model/model';
import { approvalActionName } from '../naming/names';
import { Expression, HclValue } from './hcl';
import { isTold } from './notifications';

/** The environments with approvals. */
export function waitingEnvironments(model: Model): EnvironmentModel[] {
  return model.environments.filter(({ approvals }) => approvals.length > 0);
}

/** The context of the template `pipeline/approvals.tf`. */
export function approvalsContext(model: Model): object {
  const waiting = waitingEnvironments(model);
  const approvals = waiting.flatMap((environment) => environment.approvals);
  const hasAny = (type: 'role' | 'user') => approvals.some(({ approvers }) => names(approvers, type).length > 0);
  return {
    approvals: Object.fromEntries(
      waiting.map((environment) => [
        environment.name,
        environment.approvals.map((approval) => argument(model, approval)),
      ]),
    ),
    approvers: Object.fromEntries(waiting.flatMap(approversOf)),
    hasRoles: hasAny('role'),
    hasUsers: hasAny('user'),
  };
}

function names(approvers: ApprovalModel['approvers'], type: 'role' | 'user'): string[] {
  return approvers.filter((approver) => approver.type === type).map((approver) => approver.name);
}

/** The approval as an argument of the pipeline module. */
function argument(model: Model, { instructions, key, name, timeoutMinutes }: ApprovalModel): HclValue {
  return {
    ...(name !== null && { name }),
    ...(instructions !== null && { instructions }),
    ...(isTold(model, key) && { notification_topic_arn: new Expression(`aws_sns_topic.approval["${key}"].arn`) }),
    timeout_minutes: timeoutMinutes,
  };
}

/** The approvers of each approval, by the name of its policy. */
function approversOf({ approvals, name: environment }: EnvironmentModel): [string, HclValue][] {
  return approvals.map(({ approvers, name, policy }) => [
    policy,
    {
      environment,
      action: approvalActionName(name),
      // A single approval needs no agreement.
      agreement: approvals.length > 1 ? name : null,
      roles: names(approvers, 'role'),
      users: names(approvers, 'user'),
    },
  ]);
}
