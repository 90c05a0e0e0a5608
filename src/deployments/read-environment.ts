import { CloudFormationClient, DescribeStacksCommand, GetParametersCommand, SSMClient, Stack } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { unless } from './call-error';
import { EnvironmentFacts, StackFacts } from './facts';
import { parseLedgerEntry } from './ledger';
import { readFailure } from './read-failure';
import { hasFailed, isBusy } from './stack-status';
import { Target } from './targets';

/** The value of the deployed-image parameter before the first deployment. */
const NOTHING = '-';

/** Reads a target: its stack, its deployed image and its last recorded deployment. @throws AccountError */
export async function readEnvironment(account: AwsAccount, target: Target): Promise<EnvironmentFacts> {
  const [stack, parameters] = await Promise.all([readStack(account, target), readParameters(account, target)]);
  const record = parameters.get(target.record) ?? NOTHING;
  return {
    stack,
    record: record === NOTHING ? null : record,
    ledger: parseLedgerEntry(parameters.get(target.ledger), target.pipeline.imageTag),
  };
}

async function readStack(account: AwsAccount, { region, stack: name }: Target): Promise<StackFacts | null> {
  const client = account.client(CloudFormationClient, region);
  const answer = account.ask(
    'cloudformation:DescribeStacks',
    client.send(new DescribeStacksCommand({ StackName: name })),
  );
  // CloudFormation has no more specific error for a stack that does not exist.
  const { Stacks: [stack] = [] } = await unless('ValidationError', answer, { Stacks: [] });
  if (stack === undefined) return null;
  const { CreationTime, LastUpdatedTime, StackStatus: status = '' } = stack;
  return {
    status,
    image: imageOf(stack),
    since: (LastUpdatedTime ?? CreationTime)?.toISOString() ?? null,
    failure: hasFailed(status) || isBusy(status) ? await readFailure(account, region, name) : [],
  };
}

/** A deployment passes the image as a parameter; otherwise, the stack runs the deployed image. */
function imageOf({ Parameters = [] }: Stack): string | null {
  const named = (key: string) => Parameters.find(({ ParameterKey }) => ParameterKey === key);
  const image = named('Image')?.ParameterValue || named('DeployedImage')?.ResolvedValue || NOTHING;
  return image === NOTHING ? null : image;
}

async function readParameters(
  account: AwsAccount,
  { ledger, record, region }: Target,
): Promise<ReadonlyMap<string, string>> {
  const { Parameters = [] } = await account.ask(
    'ssm:GetParameters',
    account.client(SSMClient, region).send(new GetParametersCommand({ Names: [record, ledger] })),
  );
  return new Map(Parameters.map(({ Name = '', Value = '' }) => [Name, Value]));
}
