/** What the text of an approval names. */
export interface ApprovalText {
  readonly repository: string;
  readonly environment: string;
  /** The environment before, where there is one. */
  readonly previous?: string;
  readonly accountId: string;
  readonly region: string;
  /** The registry that the image is in, such as `111111111111.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly registry: string;
  readonly instructions?: string;
  /** The name of this approval, where it has one. */
  readonly approval?: string;
  /** The names of all approvals of the environment, in their order. */
  readonly approvals?: readonly string[];
}

/**
 * What somebody who approves reads, with CodePipeline's variables. The pipeline module makes the same text of its own
 * inputs; here it is needed to count its characters before anything is generated.
 */
export function approvalText(names: ApprovalText): string {
  const {
    accountId,
    approval,
    approvals = [],
    environment,
    instructions,
    previous,
    region,
    registry,
    repository,
  } = names;
  return [
    `Deploy ${repository} to ${environment} (account ${accountId}, ${region})?`,
    `Image: ${registry}/${repository}@#{Source.ImageDigest}`,
    `Tags: #{${environment}-now.ImageTags}`,
    ...(previous ? [`Runs in ${previous}: this image`] : []),
    `Current image: #{${environment}-now.DeployedImage}`,
    'Execution: #{codepipeline.PipelineExecutionId}',
    ...(approvals.length > 1 ? [`Approval: ${approval} (required: ${approvals.join(', ')})`] : []),
    ...(instructions ? [instructions] : []),
  ].join('\n');
}

/** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAX_LENGTH = 1000;

/** For the digest of what runs now, an ellipsis in front of it, and some tags. */
const MIN_ROOM = 132;

const DIGEST = `sha256:${'0'.repeat(64)}`;
const EXECUTION_ID = '00000000-0000-0000-0000-000000000000';

/** The characters that are left in the text for what runs now and for the tags, which Inspect shortens to that. */
export function approvalRoom(text: string): number {
  const filledIn = text
    .replaceAll('#{Source.ImageDigest}', DIGEST)
    .replaceAll('#{codepipeline.PipelineExecutionId}', EXECUTION_ID)
    .replaceAll(/#\{[a-z0-9-]+-now\.\w+\}/g, '');
  return MAX_LENGTH - filledIn.length;
}

/** By how many characters a text is too long. */
export function approvalExcess(text: string): number {
  return Math.max(0, MIN_ROOM - approvalRoom(text));
}
