// The calls of approvers of an environment.
import { operatorCalls } from './access-calls';
import type { Call } from './evaluate';
import * as r from './resources';
import { step } from './resources';

export function approverCalls(who: string, environment: string): Call[] {
  return [
    // https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-iam-permissions.html
    ...step('approve', [
      [who, 'codepipeline:PutApprovalResult', `approval of ${environment}`, r.pipelineOf(environment).approval],
    ]),
    ...operatorCalls(who, environment),
  ];
}
