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

/** Nothing where there is no stack. @param stack - its name, or its id, by which it is known even when it is deleted */
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

/** Whether something is going on that ends by itself. A stack in review waits for its first change set. */
export function isBusy(status: string): boolean {
  return !hasEnded(status) && status !== 'REVIEW_IN_PROGRESS';
}

/** Whether nothing is going on any more. */
export function hasEnded(status: string): boolean {
  return !status.endsWith('_IN_PROGRESS');
}

/** The newest first. @param isKnown - where to stop */
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

/** Why the last creation or update has failed. */
export async function failureReasons(account: AwsAccount, region: string, stack: string): Promise<string[]> {
  return [...(lastUpdateOf(await stackEvents(account, region, stack))?.failures ?? [])];
}
