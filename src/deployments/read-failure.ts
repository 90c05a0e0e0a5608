import { CloudFormationClient, DescribeServicesCommand, DescribeStackEventsCommand, ECSClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { badServiceEvents, lastUpdateOf } from './stack-failure';

/** Why the last update of a stack failed or is failing: the stack's events, then those of the Amazon ECS service. */
export async function readFailure(account: AwsAccount, region: string, stack: string): Promise<string[]> {
  const client = account.client(CloudFormationClient, region);
  const { StackEvents = [] } = await account.ask(
    'cloudformation:DescribeStackEvents',
    client.send(new DescribeStackEventsCommand({ StackName: stack })),
  );
  const update = lastUpdateOf(StackEvents);
  if (update === null) return [];
  if (update.service === null) return [...update.failures];
  return [...update.failures, ...(await readServiceEvents(account, region, update.service, update.since))];
}

async function readServiceEvents(account: AwsAccount, region: string, service: string, since: Date): Promise<string[]> {
  // arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME
  const [, cluster] = service.split('/');
  const { services: [found] = [] } = await account.ask(
    'ecs:DescribeServices',
    account.client(ECSClient, region).send(new DescribeServicesCommand({ cluster, services: [service] })),
  );
  return badServiceEvents(found?.events ?? [], since);
}
