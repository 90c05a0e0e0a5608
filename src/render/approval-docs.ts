import { EnvironmentModel, Model } from '../model/model';
import { approvalActionName, pipelineEnvironmentNames } from '../naming/names';
import { enumerate } from '../text/messages';

/** For example `(approval)`, or `(approvals: qa, release)`. */
export function approvalStep(approvals: EnvironmentModel['approvals']): string[] {
  if (approvals.length === 0) return [];
  return [approvals.length === 1 ? '(approval)' : `(approvals: ${approvals.map(({ name }) => name).join(', ')})`];
}

/** The runbook's texts about the approvals of an environment. */
export function approvalTexts({ approvals }: EnvironmentModel) {
  const many = approvals.length > 1;
  const after = many ? `after the approvals ${enumerate(approvals.map(({ name }) => name!))}` : 'after an approval';
  return {
    several: many,
    deploys: approvals.length === 0 ? 'immediately' : after,
    approvals: approvals.map(({ approvers, name, policy, timeoutMinutes }) => ({
      action: approvalActionName(name),
      name,
      policy,
      timeout: duration(timeoutMinutes),
      who:
        approvers.length === 0
          ? `anyone with the policy \`${policy}\``
          : enumerate(
              approvers.map((approver) => `the ${approver.type} \`${approver.name}\``),
              'or',
            ),
    })),
  };
}

/** The approvals for which a direct deployment needs an agreement, and an example of their parameter. */
export function agreement(model: Model, { approvals, name }: EnvironmentModel): object {
  const { agreementParameter } = pipelineEnvironmentNames(model, { name: model.pipelines[0]!.service }, name);
  const names = approvals.map((approval) => approval.name!);
  return { name, parameter: agreementParameter('APPROVAL'), all: enumerate(names), any: enumerate(names, 'or') };
}

function duration(minutes: number): string {
  const units: [string, number][] = [
    ['day', 24 * 60],
    ['hour', 60],
    ['minute', 1],
  ];
  const [unit, size] = units.find(([, length]) => minutes % length === 0)!;
  return `${minutes / size} ${unit}${minutes === size ? '' : 's'}`;
}
