import { bootstrapStacks } from '../../src/bootstrap/stacks';
import { bootstrapStack } from '../../src/cli/commands/bootstrap-stack';
import { AwsAccount } from '../../src/deployments/aws-account';
import { resolveModel } from '../../src/model/resolve-model';
import { renderBootstrap } from '../../src/render/bootstrap';
import { UserError } from '../../src/user-error';
import { exampleConfig } from '../e2e/repository';
import { FakeCloudFormation, stack, type World } from './fake-cloudformation';

const PIPELINE = '111111111111';
const DEV = '222222222222';

const MODEL = resolveModel(exampleConfig());

let aws: FakeCloudFormation;
let endpoint: string | undefined;

beforeEach(() => {
  endpoint = process.env.AWS_ENDPOINT_URL;
});

afterEach(async () => {
  if (endpoint === undefined) delete process.env.AWS_ENDPOINT_URL;
  else process.env.AWS_ENDPOINT_URL = endpoint;
  jest.restoreAllMocks();
  await aws.stop();
});

interface Outcome {
  /** The text on standard error. */
  readonly told: string;
  /** The message of the user error, if there was one. */
  readonly problem: string | null;
}

/** Bootstraps an account of the example three-accounts, without a prompt and without waiting. */
async function bootstrap(accountId: string, world: Partial<World> = {}): Promise<Outcome> {
  aws = await FakeCloudFormation.start(world);
  process.env.AWS_ENDPOINT_URL = aws.endpoint;
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const lines: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  const own = bootstrapStacks(MODEL).find((one) => one.accountId === accountId)!;
  const template = renderBootstrap(MODEL).find(({ path }) => path === own.templatePath)!.content;
  const credentials = { accessKeyId: accountId, secretAccessKey: 's' };
  const account = new AwsAccount(accountId, `arn:aws:iam::${accountId}:user/admin`, { credentials });
  const outcome = await bootstrapStack(account, own, template, {
    done: [],
    yes: true,
    wait: async () => undefined,
  }).then(
    () => null,
    (error) => {
      if (error instanceof UserError) return error.message;
      throw error;
    },
  );
  return { told: lines.join(''), problem: outcome };
}

test('creates a stack, and shows the changes, the events and the result', async () => {
  const { told } = await bootstrap(PIPELINE);

  expect(told).toBe(`\
account 111111111111 (pipeline): stack shop-bootstrap in eu-west-1
  Action  Resource     Type             Name
  create  StateBucket  AWS::S3::Bucket  shop-terraform-state-111111111111
  created AWS::S3::Bucket StateBucket
account 111111111111 (pipeline): created.
`);
  expect(aws.changes).toEqual(['CreateChangeSet', 'ExecuteChangeSet', 'UpdateTerminationProtection']);
  expect(aws.calls.find(({ operation }) => operation === 'CreateChangeSet')).toMatchObject({
    account: PIPELINE,
    input: { ChangeSetType: 'CREATE', StackName: 'shop-bootstrap', 'Capabilities.member.1': 'CAPABILITY_NAMED_IAM' },
  });
});

test('does not update a stack without changes, but protects it', async () => {
  const refusal = "The submitted information didn't contain changes.";
  const { told } = await bootstrap(DEV, {
    stacks: { [DEV]: stack('CREATE_COMPLETE') },
    refusal,
  });

  expect(told).toContain('account 222222222222 (dev): nothing to change.');
  expect(aws.changes).toEqual(['CreateChangeSet', 'DeleteChangeSet', 'UpdateTerminationProtection']);
});

test('deletes the change sets of an interrupted run, but not those of others', async () => {
  const left = stack('REVIEW_IN_PROGRESS');
  left.changeSets.push(
    { name: 'ecs-pipeline-1', status: 'CREATE_COMPLETE' },
    { name: 'ecs-pipeline-2', status: 'CREATE_IN_PROGRESS' },
    { name: 'someone-elses', status: 'CREATE_COMPLETE' },
  );
  await bootstrap(DEV, { stacks: { [DEV]: left } });

  const deleted = aws.calls.filter(({ operation }) => operation === 'DeleteChangeSet');
  expect(deleted.map(({ input }) => input.ChangeSetName)).toEqual(['ecs-pipeline-1']);
});

test('waits for the update of an interrupted run, and then checks the stack', async () => {
  const busy = stack('UPDATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE');
  const refusal = 'No updates are to be performed.';
  const { told } = await bootstrap(DEV, { stacks: { [DEV]: busy }, refusal });

  expect(told).toContain(
    'account 222222222222 (dev): shop-bootstrap is UPDATE_IN_PROGRESS; waiting for CloudFormation to finish.',
  );
  expect(told).toContain('account 222222222222 (dev): nothing to change.');
});

test('explains a failed creation, and deletes the stack before it creates another', async () => {
  const dead = stack('ROLLBACK_COMPLETE');
  dead.events.push(
    { resource: DEV, type: 'AWS::CloudFormation::Stack', status: 'CREATE_IN_PROGRESS' },
    { resource: 'Boundary', type: 'AWS::IAM::ManagedPolicy', status: 'CREATE_FAILED', reason: 'Rate exceeded' },
    {
      resource: 'TerraformRole',
      type: 'AWS::IAM::Role',
      status: 'CREATE_FAILED',
      reason: 'Resource creation cancelled',
    },
  );
  const { told } = await bootstrap(DEV, { stacks: { [DEV]: dead } });

  expect(told).toContain('account 222222222222 (dev): creation of shop-bootstrap failed (ROLLBACK_COMPLETE).\n');
  expect(told).toContain('Boundary: Rate exceeded\n');
  expect(told).not.toContain('cancelled');
  expect(aws.changes).toEqual(['DeleteStack', 'CreateChangeSet', 'ExecuteChangeSet', 'UpdateTerminationProtection']);
});

test('explains why a creation fails', async () => {
  const { problem } = await bootstrap(PIPELINE, {
    next: ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE'],
    nextEvents: [
      { resource: 'StateBucket', type: 'AWS::S3::Bucket', status: 'CREATE_FAILED', reason: 'The bucket exists' },
    ],
  });

  expect(problem).toBe(
    'account 111111111111 (pipeline): shop-bootstrap was not created: ROLLBACK_COMPLETE\n' +
      '  AWS::S3::Bucket StateBucket: The bucket exists\n' +
      'Fix the cause, then run npx ecs-pipeline bootstrap again.',
  );
});

test('shows what to do about a stuck stack', async () => {
  const { problem } = await bootstrap(DEV, {
    stacks: { [DEV]: stack('UPDATE_ROLLBACK_FAILED') },
  });

  expect(problem).toContain('shop-bootstrap is UPDATE_ROLLBACK_FAILED and needs manual intervention.');
  expect(problem).toContain(
    'aws cloudformation continue-update-rollback --stack-name shop-bootstrap --region eu-west-1',
  );
  expect(aws.changes).toEqual([]);
});

test('reports that CloudFormation rejected a template', async () => {
  const { problem } = await bootstrap(DEV, { refusal: 'Resource name conflicts' });

  expect(problem).toBe(
    'account 222222222222 (dev): CloudFormation rejected bootstrap/environments.yaml: Resource name conflicts',
  );
});

test('does not mistake the previous status for the final one', async () => {
  const updated = stack('UPDATE_COMPLETE');
  const { problem, told } = await bootstrap(DEV, {
    stacks: { [DEV]: updated },
    // Right after the change set is executed, CloudFormation can still return the result of the previous update.
    next: ['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE'],
  });

  expect(problem).toContain('shop-bootstrap was not changed: UPDATE_ROLLBACK_COMPLETE');
  expect(told).not.toContain('changed.');
});
