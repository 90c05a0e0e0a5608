import { randomUUID } from 'node:crypto';
import { AwsAccount } from '../deployments/aws-account';
import { unless } from '../deployments/call-error';
import { UserError } from '../user-error';
import {
  ChangeSetSummary,
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeChangeSetCommandOutput,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
  ResourceChange,
} from '../vendor/aws';
import { requestBody } from './request-body';
import { BootstrapStack, titleOf } from './stacks';

/** What the names of our change sets begin with. */
const PREFIX = 'ecs-pipeline-';

/** What CloudFormation says when there is nothing to do. */
const NO_CHANGES = /didn't contain changes|No updates are to be performed/;

/** A change set that can be executed. */
export interface ChangeSet {
  readonly id: string;
  readonly stackId: string;
  readonly changes: readonly ResourceChange[];
}

/**
 * Asks CloudFormation what a template would change.
 *
 * @param template - as it stands in the repository
 * @param wait - between two looks
 * @returns null where nothing would change
 */
export async function createChangeSet(
  account: AwsAccount,
  stack: BootstrapStack,
  template: string,
  type: 'CREATE' | 'UPDATE',
  wait: () => Promise<void>,
): Promise<ChangeSet | null> {
  const client = account.client(CloudFormationClient, stack.region);
  const name = `${PREFIX}${randomUUID()}`;
  const { Id: id = name, StackId: stackId = stack.name } = await account.ask(
    'cloudformation:CreateChangeSet',
    client.send(
      new CreateChangeSetCommand({
        StackName: stack.name,
        ChangeSetName: name,
        ChangeSetType: type,
        ClientToken: name, // the request may be sent again
        TemplateBody: requestBody(stack.templatePath, template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Tags: Object.entries(stack.tags).map(([Key, Value]) => ({ Key, Value })),
      }),
    ),
  );
  for (;;) {
    const { Changes, Status: status = '', StatusReason: reason = '' } = await describe(account, stack, id);
    if (status === 'CREATE_COMPLETE') {
      return { id, stackId, changes: Changes!.flatMap(({ ResourceChange }) => ResourceChange ?? []) };
    }
    if (status === 'FAILED') {
      await deleteChangeSet(account, stack, id);
      if (NO_CHANGES.test(reason)) return null;
      throw new UserError(`${titleOf(stack)}: CloudFormation refuses ${stack.templatePath}: ${reason}`);
    }
    await wait();
  }
}

/** All pages. */
async function describe(account: AwsAccount, { region }: BootstrapStack, id: string) {
  const client = account.client(CloudFormationClient, region);
  const page = (NextToken?: string): Promise<DescribeChangeSetCommandOutput> =>
    account.ask(
      'cloudformation:DescribeChangeSet',
      client.send(new DescribeChangeSetCommand({ ChangeSetName: id, NextToken })),
    );
  const first = await page();
  const changes = [...(first.Changes ?? [])];
  for (let next = first.NextToken; next; ) {
    const { Changes = [], NextToken } = await page(next);
    changes.push(...Changes);
    next = NextToken;
  }
  return { ...first, Changes: changes };
}

export async function executeChangeSet(account: AwsAccount, { region }: BootstrapStack, { id }: ChangeSet) {
  const client = account.client(CloudFormationClient, region);
  await account.ask('cloudformation:ExecuteChangeSet', client.send(new ExecuteChangeSetCommand({ ChangeSetName: id })));
}

export async function deleteChangeSet(account: AwsAccount, { region }: BootstrapStack, id: string): Promise<void> {
  const client = account.client(CloudFormationClient, region);
  await account.ask('cloudformation:DeleteChangeSet', client.send(new DeleteChangeSetCommand({ ChangeSetName: id })));
}

/** Removes the change sets that a run has left behind which was interrupted. */
export async function deleteLeftChangeSets(account: AwsAccount, stack: BootstrapStack): Promise<void> {
  for (const { ChangeSetId: id = '', ChangeSetName: name = '', Status: status = '' } of await list(account, stack)) {
    const hasEnded = !status.endsWith('_IN_PROGRESS') && !status.endsWith('_PENDING');
    if (name.startsWith(PREFIX) && hasEnded) await deleteChangeSet(account, stack, id);
  }
}

/** Whether there is a change set, of ours or of anybody else. */
export async function hasChangeSets(account: AwsAccount, stack: BootstrapStack): Promise<boolean> {
  return (await list(account, stack)).length > 0;
}

async function list(account: AwsAccount, { name, region }: BootstrapStack): Promise<ChangeSetSummary[]> {
  const client = account.client(CloudFormationClient, region);
  const { Summaries = [] } = await unless(
    'ValidationError', // there is no stack
    account.ask('cloudformation:ListChangeSets', client.send(new ListChangeSetsCommand({ StackName: name }))),
    { Summaries: [] },
  );
  return Summaries;
}
