import { answerApproval, checkComment } from '../../deployments/answer-approval';
import { approvalOf, describeApproval, refuseStaleApproval, targetsOfApproval } from '../../deployments/approval';
import { Attempts } from '../../deployments/attempts';
import { chooseTarget } from '../../deployments/choose-targets';
import { readFacts } from '../../deployments/read-facts';
import { enumerate } from '../../text/messages';
import { confirm, requireAnswer } from '../confirm';
import { printJson, tell } from '../tell';
import { openDeployments } from './deployments';

export interface AnswerOptions {
  /** Required if the environment has several. */
  readonly approval?: string;
  readonly comment?: string;
  readonly json?: boolean;
  readonly profile?: readonly string[];
  readonly service?: string;
  readonly yes?: boolean;
}

/** `approve`. @returns the exit code */
export function approve(environment: string, options: AnswerOptions): Promise<number> {
  return answer(environment, options, 'Approved');
}

/** `reject`. @returns the exit code */
export function reject(environment: string, options: AnswerOptions): Promise<number> {
  return answer(environment, options, 'Rejected');
}

async function answer(
  environment: string,
  { approval: name, comment = '', json, profile, service, yes }: AnswerOptions,
  status: 'Approved' | 'Rejected',
): Promise<number> {
  checkComment(comment);
  const { accounts, targets } = await openDeployments(profile);
  const target = chooseTarget(targets, environment, service);
  requireAnswer(yes);
  // Fails without this account, which is needed for the answer; anything else that cannot be read is shown as unknown.
  const account = await accounts.open(target.pipeline.accountId);
  const involved = targetsOfApproval(targets, target);
  const attempts = new Attempts();
  const facts = await readFacts(accounts, involved, attempts);
  tell(attempts.problems);
  const approval = approvalOf(target, involved, facts, name);

  const now = new Date();
  tell(describeApproval(approval, now));
  const isApproval = status === 'Approved';
  if (isApproval) refuseStaleApproval(approval, now);
  await confirm(
    isApproval ? `Approve its deployment to ${environment}?` : `Reject its deployment to ${environment}?`,
    yes,
  );
  await answerApproval(account, approval, status, comment);

  tell(
    isApproval
      ? [approved(environment, approval.others), '→ npx ecs-pipeline status --watch']
      : [`Rejected. It will not be deployed to ${environment}.`],
  );
  const { execution, image } = approval;
  if (json) printJson({ ok: true, status, environment, pipeline: target.pipeline.name, execution, image });
  return 0;
}

function approved(environment: string, others: readonly string[]): string {
  if (others.length === 0) return `Approved. It is being deployed to ${environment}.`;
  return `Approved. It will be deployed to ${environment} after ${others.length === 1 ? 'the approval' : 'the approvals'} ${enumerate(others)}.`;
}
