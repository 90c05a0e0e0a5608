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
  /** What was said on standard error. */
  readonly told: string;
  /** The user error it ended with. */
  readonly problem: string | null;
}

/** The stack of an account, in the example three-accounts; nobody is asked, and nothing is waited for. */
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

test('creates a stack: what it would create, what it creates, and how it ends', async () => {
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

test('a stack without a change is left alone, but protected', async () => {
  const refusal = "The submitted information didn't contain changes.";
  const { told } = await bootstrap(DEV, {
    stacks: { [DEV]: stack('CREATE_COMPLETE') },
    refusal,
  });

  expect(told).toContain('account 222222222222 (dev): nothing to change.');
  expect(aws.changes).toEqual(['CreateChangeSet', 'DeleteChangeSet', 'UpdateTerminationProtection']);
});

test('what an interrupted run has left behind is removed, and what is not ours stays', async () => {
  const left = stack('REVIEW_IN_PROGRESS');
  left.changeSets.push(
    { name: 'ecs-pipeline-1', status: 'CREATE_COMPLETE' },
    { name: 'ecs-pipeline-2', status: 'CREATE_IN_PROGRESS' },
    { name: 'somebody-elses', status: 'CREATE_COMPLETE' },
  );
  await bootstrap(DEV, { stacks: { [DEV]: left } });

  const deleted = aws.calls.filter(({ operation }) => operation === 'DeleteChangeSet');
  expect(deleted.map(({ input }) => input.ChangeSetName)).toEqual(['ecs-pipeline-1']);
});

test('an update that an interrupted run has begun is waited for, and then looked at', async () => {
  const busy = stack('UPDATE_IN_PROGRESS', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE');
  const refusal = 'No updates are to be performed.';
  const { told } = await bootstrap(DEV, { stacks: { [DEV]: busy }, refusal });

  expect(told).toContain('account 222222222222 (dev): shop-bootstrap is UPDATE_IN_PROGRESS; waiting until it is done.');
  expect(told).toContain('account 222222222222 (dev): nothing to change.');
});

test('a creation that failed is explained, and deleted before the next', async () => {
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

test('a creation that fails now says why', async () => {
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

test('a stack that is stuck needs somebody', async () => {
  const { problem } = await bootstrap(DEV, {
    stacks: { [DEV]: stack('UPDATE_ROLLBACK_FAILED') },
  });

  expect(problem).toContain('shop-bootstrap is UPDATE_ROLLBACK_FAILED and needs manual intervention.');
  expect(problem).toContain(
    'aws cloudformation continue-update-rollback --stack-name shop-bootstrap --region eu-west-1',
  );
  expect(aws.changes).toEqual([]);
});

test('a template that CloudFormation refuses', async () => {
  const { problem } = await bootstrap(DEV, { refusal: 'Resource name conflicts' });

  expect(problem).toBe(
    'account 222222222222 (dev): CloudFormation refuses bootstrap/environments.yaml: Resource name conflicts',
  );
});

test('the status of before is not taken for that of the end', async () => {
  const updated = stack('UPDATE_COMPLETE');
  const { problem, told } = await bootstrap(DEV, {
    stacks: { [DEV]: updated },
    // Right after the change set is executed, CloudFormation may still say how the update before has ended.
    next: ['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_COMPLETE'],
  });

  expect(problem).toContain('shop-bootstrap was not changed: UPDATE_ROLLBACK_COMPLETE');
  expect(told).not.toContain('changed.');
});
