import { UserError } from '../user-error';
import { CodePipelineClient, PutApprovalResultCommand } from '../vendor/aws';
import { Approval } from './approval';
import { AwsAccount } from './aws-account';
import { CallError } from './call-error';

/** Characters. Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ApprovalResult.html */
const LONGEST_COMMENT = 512;

/** @throws UserError - if the comment is too long */
export function checkComment(comment: string): string {
  if (comment.length <= LONGEST_COMMENT) return comment;
  throw new UserError(`--comment: too long, got ${comment.length} characters; use ${LONGEST_COMMENT} or fewer`);
}

/** Answers exactly the approval that was shown. @throws UserError - if it is no longer pending */
export async function answerApproval(
  account: AwsAccount,
  { action, stage, target, token }: Approval,
  status: 'Approved' | 'Rejected',
  comment: string,
): Promise<void> {
  const { name: pipelineName, region } = target.pipeline;
  const command = new PutApprovalResultCommand({
    pipelineName,
    stageName: stage,
    actionName: action,
    token,
    // CodePipeline rejects an empty summary.
    result: { status, summary: comment || `${status} with npx ecs-pipeline` },
  });
  try {
    await account.ask('codepipeline:PutApprovalResult', account.client(CodePipelineClient, region).send(command));
  } catch (error) {
    if (!(error instanceof CallError && /^(ApprovalAlreadyCompleted|InvalidApprovalToken)/.test(error.code)))
      throw error;
    throw new UserError(
      'the approval is no longer pending: someone has answered it, or the previous environment now runs another image; run npx ecs-pipeline status',
    );
  }
}
