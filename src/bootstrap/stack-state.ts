import { AwsAccount } from '../deployments/aws-account';
import { unless } from '../deployments/call-error';
import { lastUpdateOf } from '../deployments/stack-failure';
import { CloudFormationClient, DescribeStackEventsCommand, DescribeStacksCommand, StackEvent } from '../vendor/aws';

/** A stack as CloudFormation describes it. */
export interface StackState {
  readonly id: string;
  readonly status: string;
  readonly isProtected: boolean;
}

/** The state of a stack, or null if it does not exist. @param stack - its name, or its ID, which also finds a deleted one */
export async function describeStack(account: AwsAccount, region: string, stack: string): Promise<StackState | null> {
  const client = account.client(CloudFormationClient, region);
  const { Stacks: [found] = [] } = await unless(
    'ValidationError',
    account.ask('cloudformation:DescribeStacks', client.send(new DescribeStacksCommand({ StackName: stack }))),
    { Stacks: [] },
  );
  if (!found) return null;
  const { EnableTerminationProtection: isProtected = false, StackId: id = stack, StackStatus: status = '' } = found;
  return { id, status, isProtected };
}

/** Whether an operation is in progress that ends by itself. A stack in review is waiting for its first change set. */
export function isBusy(status: string): boolean {
  return !hasEnded(status) && status !== 'REVIEW_IN_PROGRESS';
}

/** Whether no operation is in progress. */
export function hasEnded(status: string): boolean {
  return !status.endsWith('_IN_PROGRESS');
}

/** The events of a stack, the newest first. @param isKnown - whether to stop at an event */
export async function stackEvents(
  account: AwsAccount,
  region: string,
  stack: string,
  isKnown: (event: StackEvent) => boolean = () => false,
): Promise<StackEvent[]> {
  const client = account.client(CloudFormationClient, region);
  const events: StackEvent[] = [];
  let token: string | undefined;
  do {
    const page = await account.ask(
      'cloudformation:DescribeStackEvents',
      client.send(new DescribeStackEventsCommand({ StackName: stack, NextToken: token })),
    );
    for (const event of page.StackEvents ?? []) {
      if (isKnown(event)) return events;
      events.push(event);
    }
    token = page.NextToken;
  } while (token);
  return events;
}

/** Why the last creation or update failed. */
export async function failureReasons(account: AwsAccount, region: string, stack: string): Promise<string[]> {
  return [...(lastUpdateOf(await stackEvents(account, region, stack))?.failures ?? [])];
}
