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

/** The prefix of the names of our change sets. */
const PREFIX = 'ecs-pipeline-';

/** CloudFormation's reasons for a change set without changes. */
const NO_CHANGES = /didn't contain changes|No updates are to be performed/;

/** A change set that can be executed. */
export interface ChangeSet {
  readonly id: string;
  readonly stackId: string;
  readonly changes: readonly ResourceChange[];
}

/**
 * Creates a change set for a template.
 *
 * @param template - as it is in the repository
 * @param wait - between two requests
 * @returns null if nothing would change
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
        ClientToken: name, // because the SDK may retry the request
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
      throw new UserError(`${titleOf(stack)}: CloudFormation rejected ${stack.templatePath}: ${reason}`);
    }
    await wait();
  }
}

/** Describes a change set, with the changes of all pages. */
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

/** Deletes the change sets of an interrupted run. */
export async function deleteLeftChangeSets(account: AwsAccount, stack: BootstrapStack): Promise<void> {
  for (const { ChangeSetId: id = '', ChangeSetName: name = '', Status: status = '' } of await list(account, stack)) {
    const hasEnded = !status.endsWith('_IN_PROGRESS') && !status.endsWith('_PENDING');
    if (name.startsWith(PREFIX) && hasEnded) await deleteChangeSet(account, stack, id);
  }
}

/** Whether the stack has a change set, no matter who created it. */
export async function hasChangeSets(account: AwsAccount, stack: BootstrapStack): Promise<boolean> {
  return (await list(account, stack)).length > 0;
}

async function list(account: AwsAccount, { name, region }: BootstrapStack): Promise<ChangeSetSummary[]> {
  const client = account.client(CloudFormationClient, region);
  const { Summaries = [] } = await unless(
    'ValidationError', // the stack does not exist
    account.ask('cloudformation:ListChangeSets', client.send(new ListChangeSetsCommand({ StackName: name }))),
    { Summaries: [] },
  );
  return Summaries;
}
