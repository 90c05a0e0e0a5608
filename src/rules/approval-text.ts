/** The data in the text of an approval. */
export interface ApprovalText {
  readonly repository: string;
  readonly environment: string;
  /** The previous environment, if there is one. */
  readonly previous?: string;
  readonly accountId: string;
  readonly region: string;
  /** The registry of the image, such as `111111111111.dkr.ecr.eu-west-1.amazonaws.com`. */
  readonly registry: string;
  readonly instructions?: string;
  /** The name of this approval, if it has one. */
  readonly approval?: string;
  /** The names of all approvals of the environment, in order. */
  readonly approvals?: readonly string[];
}

/**
 * The text that approvers read, with CodePipeline variables. The pipeline module composes the same text from its
 * inputs; here, its characters are counted before anything is generated.
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
    `Its tags: #{${environment}-now.ImageTags}`,
    ...(previous ? [`Runs in ${previous}: this image`] : []),
    `Runs there now: #{${environment}-now.DeployedImage}`,
    'Execution: #{codepipeline.PipelineExecutionId}',
    ...(approvals.length > 1 ? [`Approval: ${approval}, of ${approvals.join(', ')}`] : []),
    ...(instructions ? [instructions] : []),
  ].join('\n');
}

/** Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAX_LENGTH = 1000;

/** For the digest of the deployed image, an ellipsis in front of it, and some tags. */
const MIN_ROOM = 132;

const DIGEST = `sha256:${'0'.repeat(64)}`;
const EXECUTION_ID = '00000000-0000-0000-0000-000000000000';

/** The characters left in the text for the deployed image and the tags, which Inspect shortens to fit. */
export function approvalRoom(text: string): number {
  const filledIn = text
    .replaceAll('#{Source.ImageDigest}', DIGEST)
    .replaceAll('#{codepipeline.PipelineExecutionId}', EXECUTION_ID)
    .replaceAll(/#\{[a-z0-9-]+-now\.\w+\}/g, '');
  return MAX_LENGTH - filledIn.length;
}

/** The number of characters by which a text is too long. */
export function approvalExcess(text: string): number {
  return Math.max(0, MIN_ROOM - approvalRoom(text));
}
