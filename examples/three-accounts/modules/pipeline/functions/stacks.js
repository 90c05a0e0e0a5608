// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// The services' CloudFormation stacks in the environments' accounts: the image that they run and the permits to deploy
// to them. A permit is a change set. Executing it deletes the stack's other change sets, and any other update makes it
// obsolete, so each permit is valid for one deployment.

const {
  CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
} = require('@aws-sdk/client-cloudformation');
const {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  PutParameterCommand,
  SSMClient,
} = require('@aws-sdk/client-ssm');
const { AssumeRoleCommand, STSClient } = require('@aws-sdk/client-sts');

const NOTHING = '-';

/** CloudFormation and Parameter Store in the account and Region of a stack. */
async function clientsOf({ region, roleArn }) {
  const { Credentials } = await new STSClient({}).send(
    new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: process.env.AWS_LAMBDA_FUNCTION_NAME }),
  );
  const credentials = {
    accessKeyId: Credentials.AccessKeyId,
    secretAccessKey: Credentials.SecretAccessKey,
    sessionToken: Credentials.SessionToken,
  };
  return { cloudFormation: new CloudFormationClient({ region, credentials }), ssm: new SSMClient({ region, credentials }) };
}

/** The environment's stacks, each with its clients. */
async function openStacks(environment) {
  const stacks = [];
  for (const stack of environment.stacks) stacks.push({ ...stack, ...(await clientsOf(stack)) });
  return stacks;
}

/** The image of a stack's last completed update, and whether the stack is being updated. */
async function describe({ cloudFormation, stackName }) {
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  const [{ Parameters = [], StackStatus }] = Stacks;
  const parameter = (name) => Parameters.find(({ ParameterKey }) => ParameterKey === name);
  return {
    busy: StackStatus.endsWith('_IN_PROGRESS'),
    settled: StackStatus.endsWith('_COMPLETE'),
    image: parameter('Image')?.ParameterValue || parameter('DeployedImage')?.ResolvedValue,
    execution: parameter('Execution')?.ParameterValue,
  };
}

/** The digest that a stack runs, or the last recorded one while the stack is being updated. */
async function runningDigest(stack) {
  const { image, settled } = await describe(stack);
  return digestOf(settled ? image : await readParameter(stack.ssm, stack.imageParameter));
}

function digestOf(image = NOTHING) {
  return image.split('@')[1];
}

async function readParameter(ssm, name) {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: name }));
  return Parameter.Value;
}

function writeParameter(ssm, name, value) {
  return ssm.send(new PutParameterCommand({ Name: name, Value: value, Overwrite: true }));
}

/** The recorded deployments of a stack, oldest first. Parameter Store keeps 100. */
async function deploymentsOf({ deploymentParameter, ssm }) {
  const deployments = [];
  let NextToken;
  do {
    const page = await ssm.send(new GetParameterHistoryCommand({ Name: deploymentParameter, NextToken }));
    for (const { Value } of page.Parameters ?? []) {
      if (Value !== NOTHING) deployments.push(JSON.parse(Value));
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return deployments;
}

/**
 * Records the image that a stack runs, so that every update without a new image keeps it. Returns the state of the
 * stack. Always reads the stack after the last write, because another deployment may have ended and been recorded in
 * between.
 */
async function record(stack) {
  let isWritten = false;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const recorded = await readParameter(stack.ssm, stack.imageParameter);
    const now = await describe(stack);
    if (now.busy && isWritten) break;
    if (!now.settled || !now.image || now.image === NOTHING || now.image === recorded) return now;
    await writeParameter(stack.ssm, stack.imageParameter, now.image);
    isWritten = true;
  }
  throw new NotYet(`${stack.stackName} is being updated`);
}

/** The names and digests of a stack's permits for promotions or for direct deployments. */
async function permitsOf({ cloudFormation, stackName }, kind) {
  const permits = [];
  let NextToken;
  do {
    const page = await cloudFormation.send(new ListChangeSetsCommand({ StackName: stackName, NextToken }));
    for (const { ChangeSetName, Description } of page.Summaries ?? []) {
      if (ChangeSetName.startsWith(`${kind}-`)) permits.push({ name: ChangeSetName, digest: Description });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return permits;
}

function deletePermit({ cloudFormation, stackName }, name) {
  // A change set cannot be deleted while CloudFormation creates or executes it.
  return unless(['InvalidChangeSetStatusException'], () =>
    cloudFormation.send(new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: name })),
  );
}

function describePermit({ cloudFormation, stackName }, name) {
  return unless(['ChangeSetNotFoundException'], () =>
    cloudFormation.send(new DescribeChangeSetCommand({ StackName: stackName, ChangeSetName: name })),
  );
}

/**
 * Creates a permit to deploy the image. It uses the stack's own template, to keep everything that Terraform applied.
 */
async function createPermit(stack, { digest, execution, name }) {
  const { cloudFormation, stackName, stackRoleArn } = stack;
  const existing = await describePermit(stack, name);
  if (existing?.ExecutionStatus === 'AVAILABLE') return;
  if (existing) await deletePermit(stack, name);
  try {
    await cloudFormation.send(
      new CreateChangeSetCommand({
        StackName: stackName,
        ChangeSetName: name,
        Description: digest,
        UsePreviousTemplate: true,
        RoleARN: stackRoleArn,
        Parameters: [
          { ParameterKey: 'Image', ParameterValue: `${PIPELINE.image}@${digest}` },
          { ParameterKey: 'Execution', ParameterValue: execution },
          { ParameterKey: 'DeployedImage', UsePreviousValue: true },
        ],
      }),
    );
  } catch (error) {
    // CloudFormation rejects the change set because of an update, which may already have ended.
    if (error.message.includes('_IN_PROGRESS')) throw new NotYet(`${stackName} is being updated`);
    throw error;
  }
  for (let second = 0; second < 20; second += 1) {
    const { Status, StatusReason } = (await describePermit(stack, name)) ?? { Status: 'GONE' };
    if (Status === 'CREATE_COMPLETE') return;
    if (Status === 'FAILED') {
      throw new Refused(`${stackName}: CloudFormation could not create the change set: ${StatusReason}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new NotYet(`${stackName}: CloudFormation has not created the change set ${name} yet`);
}
