import { on, once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { CloudFormationClient, DescribeStacksCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, DeleteRoleCommand, GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketPolicyCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { EcsPipelineConfig } from '../../src/config';
import { ecsPipeline, spawnEcsPipeline } from '../cli/cli';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith, temporaryFolder } from '../tools';
import { administrator, clientOf } from './aws';
import { OPERATOR, PIPELINE, writeProfiles } from './doctor-accounts';
import { exampleConfig, renderWithConfig } from './repository';

const PROFILES = ['pipeline=tools', 'dev=dev', 'staging=staging', 'production=production'];
const STAGING = '333333333333';
const BUCKET = `shop-terraform-state-${PIPELINE}`;

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await setTimeout(20);
}

/** Resolves once the program has printed the text on standard error. */
async function told({ stderr }: ReturnType<typeof spawnEcsPipeline>, text: string): Promise<void> {
  let all = '';
  for await (const part of on(stderr.setEncoding('utf8'), 'data', { close: ['end'] })) {
    all += part;
    if (all.includes(text)) return;
  }
  throw new Error(`never printed: ${text}\n${all}`);
}

describeWith(['moto_server', 'python3'], 'npx ecs-pipeline bootstrap', () => {
  let emulator: Emulator;
  let credentials: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    credentials = await writeProfiles(emulator);
    // The emulator's first lookup of an access key takes longer than the program waits.
    const operator = { ...administrator(OPERATOR), headers: {} };
    await clientOf(STSClient, emulator, operator).send(new GetCallerIdentityCommand({}));
  }, 60_000);

  afterAll(() => emulator?.stop());

  const repository = (config: EcsPipelineConfig = exampleConfig()) => {
    const folder = temporaryFolder();
    renderWithConfig(config, folder);
    return folder;
  };
  const bootstrap = (folder: string, args: readonly string[] = [], profiles = PROFILES) =>
    ecsPipeline(folder, ['bootstrap', ...args, ...profiles.flatMap((profile) => ['--profile', profile])], {
      ...emulator.environment,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
    });
  /** The same, running in an account with its own profile. */
  const start = (folder: string, name: string) =>
    spawnEcsPipeline(folder, ['bootstrap', name, '--yes', '--profile', `${name}=${name}`], {
      ...emulator.environment,
      AWS_SHARED_CREDENTIALS_FILE: credentials,
    });
  const stackOf = async (accountId: string) => {
    const client = clientOf(CloudFormationClient, emulator, administrator(accountId));
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'shop-bootstrap' }));
    const { Summaries } = await client.send(new ListChangeSetsCommand({ StackName: 'shop-bootstrap' }));
    return { ...Stacks![0], changeSets: Summaries };
  };

  test('reports existing resources before it creates anything', async () => {
    const iam = clientOf(IAMClient, emulator, administrator(PIPELINE));
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await iam.send(new CreateRoleCommand({ RoleName: 'shop-ci-plan', AssumeRolePolicyDocument }));
    const { exitCode, stderr } = await bootstrap(repository(), ['--yes']);
    await iam.send(new DeleteRoleCommand({ RoleName: 'shop-ci-plan' }));

    expect(stderr).toContain('account 111111111111 (pipeline): the role shop-ci-plan already exists; delete it');
    expect(exitCode).toBe(1);
    expect((await emulator.inventory())[PIPELINE]).not.toContain('stack shop-bootstrap');
  });

  test('creates and protects the stacks, and shows their resources', async () => {
    const { exitCode, stderr } = await bootstrap(repository(), ['--yes']);

    expect(stderr).toContain('account 111111111111 (pipeline): stack shop-bootstrap in eu-west-1');
    expect(stderr).toMatch(/create {2}StateBucket +AWS::S3::Bucket +shop-terraform-state-111111111111\n/);
    expect(stderr).toContain('account 444444444444 (production): created.');
    expect(exitCode).toBe(0);
    for (const accountId of [PIPELINE, '222222222222', '333333333333', '444444444444']) {
      expect(await stackOf(accountId)).toMatchObject({
        StackStatus: 'CREATE_COMPLETE',
        EnableTerminationProtection: true,
        changeSets: [],
      });
    }
    expect((await emulator.inventory())['222222222222']).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^policy .*policy\/bootstrap\/shop\/shop-boundary$/),
        'role shop-terraform',
        'role shop-terraform-plan',
      ]),
    );
  });

  test('the state bucket is versioned, encrypted, private and allows only TLS', async () => {
    const s3 = clientOf(S3Client, emulator, administrator(PIPELINE));
    const Bucket = BUCKET;

    expect(await s3.send(new GetBucketVersioningCommand({ Bucket }))).toMatchObject({ Status: 'Enabled' });
    expect(await s3.send(new GetBucketEncryptionCommand({ Bucket }))).toMatchObject({
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
    expect(await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).toMatchObject({
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
    });
    const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
    expect(JSON.parse(Policy!).Statement).toMatchObject([
      { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
  });

  test('has nothing to do the second time', async () => {
    const { exitCode, stderr } = await bootstrap(repository(), ['--yes']);

    expect(stderr).toContain('account 222222222222 (dev): nothing to change.');
    expect(stderr).not.toMatch(/created|changed/);
    expect(exitCode).toBe(0);
    expect((await stackOf(PIPELINE)).changeSets).toEqual([]);
  });

  test('applies a change of the config in the given account', async () => {
    const principal = 'arn:aws:iam::111111111111:role/on-call';
    const config = exampleConfig();
    const [dev, ...others] = config.environments;
    const folder = repository({ ...config, environments: [{ ...dev!, terraformPrincipals: [principal] }, ...others] });

    const { exitCode, stderr } = await bootstrap(folder, ['dev', '--yes'], ['dev=dev']);

    expect(stderr).toMatch(/change {2}TerraformRole +AWS::IAM::Role +shop-terraform\n +AssumeRolePolicyDocument\n/);
    expect(stderr).toContain('→ npx ecs-pipeline bootstrap pipeline staging production');
    expect(exitCode).toBe(0);
    const iam = clientOf(IAMClient, emulator, administrator('222222222222'));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'shop-terraform' }));
    expect(decodeURIComponent(Role!.AssumeRolePolicyDocument!)).toContain(principal);
  });

  test('waits for the end of an update when it is run again after being killed during it', async () => {
    // GIVEN
    const config = exampleConfig();
    const [dev, staging, ...others] = config.environments;
    const principal = 'arn:aws:iam::111111111111:role/on-call';
    const environments = [dev!, { ...staging!, terraformPrincipals: [principal] }, ...others];
    const folder = repository({ ...config, environments });
    await emulator.holdUpdate(STAGING, 'shop-bootstrap');
    const first = start(folder, 'staging');
    await told(first, 'change  TerraformRole');
    await until(async () => (await stackOf(STAGING)).StackStatus === 'UPDATE_IN_PROGRESS');

    // WHEN
    first.kill('SIGKILL');
    await once(first, 'close');
    const second = start(folder, 'staging');
    const ended = once(second, 'close');
    await told(second, 'shop-bootstrap is UPDATE_IN_PROGRESS; waiting for CloudFormation to finish.');
    await emulator.releaseUpdate(STAGING, 'shop-bootstrap');

    // THEN
    await told(second, 'account 333333333333 (staging): nothing to change.');
    expect(await ended).toEqual([0, null]);
    expect((await stackOf(STAGING)).changeSets).toEqual([]);
  });

  test('does nothing in any account if the credentials of one are missing', async () => {
    const { exitCode, stderr } = await bootstrap(repository(), ['--yes'], ['pipeline=tools', 'dev=dev']);

    expect(stderr).toContain('account 333333333333: the credentials belong to arn:aws:sts::123456789012');
    expect(stderr).toContain(
      '→ to start with the account that these credentials can access: npx ecs-pipeline bootstrap pipeline',
    );
    expect(exitCode).toBe(1);
  });

  test('reports a bucket with the same name in another account', async () => {
    const config = { ...exampleConfig(), name: 'web', terraform: { stateBucket: 'web-state' } };
    const folder = repository(config);
    const elsewhere = clientOf(S3Client, emulator, administrator('999999999999'));
    await elsewhere.send(
      new CreateBucketCommand({ Bucket: 'web-state', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
    );

    const { exitCode, stderr } = await bootstrap(folder, ['pipeline', '--yes'], ['pipeline=tools']);

    expect(stderr).toContain('the bucket web-state already exists, but is in another account');
    expect(stderr).toContain('set terraform.stateBucket');
    expect(exitCode).toBe(1);
  });
});
