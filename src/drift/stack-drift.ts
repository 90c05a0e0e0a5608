import { setTimeout } from 'node:timers/promises';
import { AwsAccount } from '../deployments/aws-account';
import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DetectStackDriftCommand,
  type StackResourceDrift,
} from '../vendor/aws';

/** A resource that differs from its stack's template. */
export interface DriftedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly isDeleted: boolean;
  /** Paths of the properties that differ. Their values are left out because they can be secrets. */
  readonly properties: readonly string[];
}

export interface DetectedDrift {
  readonly resources: readonly DriftedResource[];
  /** Why the stack could not be compared completely, or null. */
  readonly problem: string | null;
}

/** Milliseconds between two requests, and the maximum number of requests: 15 minutes in total. */
const INTERVAL = 5_000;
const ATTEMPTS = 180;

/**
 * Has CloudFormation compare the resources of a stack with its template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 *
 * @throws CallError - if AWS refuses, as it does during an update of the stack
 */
export async function detectDrift(account: AwsAccount, region: string, stack: string): Promise<DetectedDrift> {
  const client = account.client(CloudFormationClient, region);
  const { StackDriftDetectionId } = await account.ask(
    'cloudformation:DetectStackDrift',
    client.send(new DetectStackDriftCommand({ StackName: stack })),
  );
  const problem = await waitFor(account, client, StackDriftDetectionId!);
  return { resources: (await readDrifts(account, client, stack)).map(resourceOf), problem };
}

/** @returns why the detection failed, or null */
async function waitFor(account: AwsAccount, client: CloudFormationClient, id: string): Promise<string | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { DetectionStatus, DetectionStatusReason } = await account.ask(
      'cloudformation:DescribeStackDriftDetectionStatus',
      client.send(new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId: id })),
    );
    if (DetectionStatus === 'DETECTION_COMPLETE') return null;
    if (DetectionStatus === 'DETECTION_FAILED') return DetectionStatusReason ?? 'CloudFormation gave no reason';
    await setTimeout(INTERVAL);
  }
  return 'the drift detection timed out';
}

async function readDrifts(
  account: AwsAccount,
  client: CloudFormationClient,
  stack: string,
): Promise<StackResourceDrift[]> {
  const found: StackResourceDrift[] = [];
  let token: string | undefined;
  do {
    const page = await account.ask(
      'cloudformation:DescribeStackResourceDrifts',
      client.send(
        new DescribeStackResourceDriftsCommand({
          StackName: stack,
          StackResourceDriftStatusFilters: ['MODIFIED', 'DELETED'],
          NextToken: token,
        }),
      ),
    );
    found.push(...(page.StackResourceDrifts ?? []));
    token = page.NextToken;
  } while (token);
  return found;
}

function resourceOf({
  LogicalResourceId = '',
  PropertyDifferences = [],
  ResourceType = '',
  StackResourceDriftStatus,
}: StackResourceDrift): DriftedResource {
  return {
    logicalId: LogicalResourceId,
    type: ResourceType,
    isDeleted: StackResourceDriftStatus === 'DELETED',
    properties: PropertyDifferences.map(({ PropertyPath = '' }) => PropertyPath).sort(),
  };
}
