import { AwsAccount } from '../deployments/aws-account';
import { CloudFormationClient, DeleteStackCommand, UpdateTerminationProtectionCommand } from '../vendor/aws';
import { BootstrapStack } from './stacks';

/** Nobody deletes it by mistake from now on. */
export async function protectStack(account: AwsAccount, { name, region }: BootstrapStack): Promise<void> {
  const client = account.client(CloudFormationClient, region);
  await account.ask(
    'cloudformation:UpdateTerminationProtection',
    client.send(new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: true })),
  );
}

/** Begins to delete it. @param stackId - its id, so that it is no other one of that name */
export async function deleteStack(account: AwsAccount, region: string, stackId: string): Promise<void> {
  const client = account.client(CloudFormationClient, region);
  await account.ask('cloudformation:DeleteStack', client.send(new DeleteStackCommand({ StackName: stackId })));
}
