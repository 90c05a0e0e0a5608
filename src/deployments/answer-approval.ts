import { UserError } from '../user-error';
import { CodePipelineClient, PutApprovalResultCommand } from '../vendor/aws';
import { Approval } from './approval';
import { AwsAccount } from './aws-account';
import { CallError } from './call-error';

/** Characters. Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ApprovalResult.html */
const LONGEST_COMMENT = 512;

/** @throws UserError - where the comment is too long */
export function checkComment(comment: string): string {
  if (comment.length <= LONGEST_COMMENT) return comment;
  throw new UserError(`--comment: too long, got ${comment.length} characters; at most ${LONGEST_COMMENT} are allowed`);
}

/** Answers exactly the question that was looked at. @throws UserError - where it is no longer asked */
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
    // It may not be empty.
    result: { status, summary: comment || `${status} with npx ecs-pipeline` },
  });
  try {
    await account.ask('codepipeline:PutApprovalResult', account.client(CodePipelineClient, region).send(command));
  } catch (error) {
    if (!(error instanceof CallError && /^(ApprovalAlreadyCompleted|InvalidApprovalToken)/.test(error.code)))
      throw error;
    throw new UserError(
      'it is no longer asked: somebody has answered, or another image runs before; npx ecs-pipeline status shows which',
    );
  }
}
