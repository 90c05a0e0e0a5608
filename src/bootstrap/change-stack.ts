import { AwsAccount } from '../deployments/aws-account';
import { CloudFormationClient, DeleteStackCommand, UpdateTerminationProtectionCommand } from '../vendor/aws';
import { BootstrapStack } from './stacks';

/** Protects a stack from accidental deletion. */
export async function protectStack(account: AwsAccount, { name, region }: BootstrapStack): Promise<void> {
  const client = account.client(CloudFormationClient, region);
  await account.ask(
    'cloudformation:UpdateTerminationProtection',
    client.send(new UpdateTerminationProtectionCommand({ StackName: name, EnableTerminationProtection: true })),
  );
}

/** Starts the deletion of a stack. @param stackId - its ID, because another stack may have the same name */
export async function deleteStack(account: AwsAccount, region: string, stackId: string): Promise<void> {
  const client = account.client(CloudFormationClient, region);
  await account.ask('cloudformation:DeleteStack', client.send(new DeleteStackCommand({ StackName: stackId })));
}
