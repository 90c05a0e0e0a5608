import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { stringify } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { ecsPipeline, repository } from '../cli/cli';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith } from '../tools';
import { administrator, clientOf } from './aws';
import {
  config,
  DEV,
  type Named,
  OPERATOR,
  OTHER_ACCOUNT,
  PIPELINE,
  PRODUCTION,
  prepare,
  role,
  STAGING,
  writeProfiles,
} from './doctor-accounts';

describeWith(['moto_server', 'python3'], 'ecs-pipeline doctor', () => {
  let emulator: Emulator;
  let named: Named;
  let profiles: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    named = await prepare(emulator);
    profiles = await writeProfiles(emulator);
  }, 60_000);

  afterAll(() => emulator?.stop());

  /** The program's own exit code, and of each check the subject and what was found. */
  const doctor = async (given: EcsPipelineConfig, args: string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const folder = repository('', stringify(given));
    const environment = { ...emulator.environment, ...env };
    const { exitCode, stderr, stdout } = await ecsPipeline(folder, ['doctor', '--json', ...args], environment);
    if (stderr !== '') throw new Error(stderr);
    const { checks, ok } = JSON.parse(stdout) as { ok: boolean; checks: Found[] };
    expect(ok).toBe(exitCode === 0);
    return { exitCode, checks, wrong: checks.filter(({ status }) => status !== 'ok').map(inOneLine) };
  };

  test('everything is there', async () => {
    const { checks, exitCode, wrong } = await doctor(config(named));

    expect(wrong).toEqual([]);
    expect(exitCode).toBe(0);
    expect(checks.map(({ accountId, subject, where }) => `${where} ${accountId} ${subject}`)).toEqual([
      `pipeline ${PIPELINE} role terraform`,
      `dev ${DEV} role terraform`,
      `staging ${STAGING} role terraform`,
      `production ${PRODUCTION} role terraform`,
      `pipeline ${PIPELINE} state bucket shop-state`,
      `pipeline ${PIPELINE} OIDC provider of GitHub Actions`,
      `pipeline ${PIPELINE} ECR repository team/worker`,
      `production ${PIPELINE} approver role/release-manager`,
      `production ${PRODUCTION} ECS cluster main`,
      `production ${PRODUCTION} subnets ${named.subnetIds.join(', ')}`,
      `production ${PRODUCTION} security groups ${named.securityGroupIds.join(', ')}`,
      `production ${PRODUCTION} log group /shop/api`,
      expect.stringMatching(`production ${PRODUCTION} secret shop/api-`),
      `production ${PRODUCTION} parameter /shop/key`,
      `production ${PRODUCTION} parameter /plain`,
    ]);
  });

  test('as a table', async () => {
    const folder = repository('', stringify(config({ clusterName: 'absent' })));

    const { exitCode, stdout } = await ecsPipeline(folder, ['doctor'], emulator.environment);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^ok {7}pipeline {4}111111111111 {2}role terraform\n/);
    expect(stdout).toContain(
      '\nproblem  production  444444444444  ECS cluster absent\n' +
        '         not there\n' +
        '         → create it, or correct clusterName\n',
    );
    expect(stdout).toMatch(/\n\n8 ok, 1 problem\nNext: mend/);
  });

  test('nothing of what production names is there', async () => {
    const { exitCode, wrong } = await doctor(
      config({
        clusterName: 'absent',
        subnetIds: [named.subnetIds[0]!, 'subnet-00000000'],
        securityGroupIds: ['sg-00000000'],
        logGroupName: '/shop', // only a prefix of one that is there
        secrets: {
          SECRET: `arn:aws:secretsmanager:eu-west-1:${PRODUCTION}:secret:absent-a1b2c3:key::`,
          PARAMETER: `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter/absent`,
          FOREIGN: `arn:aws:ssm:eu-west-1:${OTHER_ACCOUNT}:parameter/absent`,
        },
      }),
    );

    expect(exitCode).toBe(1);
    expect(wrong).toEqual([
      'production: ECS cluster absent: not there; create it, or correct clusterName',
      `production: subnets ${named.subnetIds[0]}, subnet-00000000: not there: subnet-00000000; correct subnetIds; is it another account's or Region's?`,
      "production: security groups sg-00000000: not there: sg-00000000; correct securityGroupIds; is it another account's or Region's?",
      'production: log group /shop: not there; create it, or remove logGroupName, so that one is created',
      `production: parameter /absent: not checked: in ${OTHER_ACCOUNT}, no account of this config`,
      'production: parameter /absent: not there; create it, or correct its ARN under secrets',
      'production: secret absent-a1b2c3: not there; create it, or correct its ARN under secrets',
    ]);
  });

  test('nothing of what the pipeline account must have is there', async () => {
    const { wrong } = await doctor({
      ...config({}),
      services: [{ name: 'api', image: { repositoryArn: `arn:aws:ecr:eu-west-1:${PIPELINE}:repository/absent` } }],
      environments: [
        { name: 'dev', accountId: DEV },
        {
          name: 'live',
          accountId: STAGING,
          approval: {
            approvers: [`arn:aws:iam::${PIPELINE}:user/people/absent`, `arn:aws:iam::${PIPELINE}:role/absent`],
          },
        },
      ],
      terraform: { roleName: 'terraform', stateBucket: 'absent' },
    });

    expect(wrong).toEqual([
      `pipeline: state bucket absent: not there; create it in the account ${PIPELINE} in eu-west-1`,
      'pipeline: ECR repository absent: not there; create it, or remove image.repositoryArn of the service api',
      'live: approver user/absent: not there; create it, or remove it from the approvers of live',
      'live: approver role/absent: not there; create it, or remove it from the approvers of live',
    ]);
  });

  test("a state bucket that is another account's, or in another Region", async () => {
    const withBucket = (terraform: object) => config({}, { terraform: { roleName: 'terraform', ...terraform } });

    const foreign = await doctor(withBucket({ stateBucket: 'somebody-elses' }));
    const elsewhere = await doctor(withBucket({ stateBucket: 'shop-state', stateRegion: 'eu-central-1' }));

    expect(foreign.wrong).toEqual([
      `pipeline: state bucket somebody-elses: not the account ${PIPELINE}'s, or not for these credentials; ` +
        'name another one in terraform.stateBucket, or allow s3:ListBucket on it',
    ]);
    expect(elsewhere.wrong).toEqual([
      'pipeline: state bucket shop-state: in eu-west-1, not in eu-central-1; set terraform.stateRegion: eu-west-1',
    ]);
  });

  test('an OIDC provider that Terraform would create, before the first apply and after it', async () => {
    const created = config({}, { pipeline: { accountId: PIPELINE } });

    const before = await doctor(created);
    await clientOf(S3Client, emulator, administrator(PIPELINE)).send(
      new PutObjectCommand({ Bucket: 'shop-state', Key: 'shop/pipeline/terraform.tfstate', Body: '{}' }),
    );
    const after = await doctor(created);

    expect(before.wrong).toEqual([
      'pipeline: OIDC provider of GitHub Actions: there already, and Terraform would create it; ' +
        'set pipeline.createGithubOidcProvider: false',
    ]);
    expect(after.wrong).toEqual([]);
  });

  test('a role that cannot be assumed: its account is not looked at, the others are', async () => {
    const environments = [
      { name: 'dev', accountId: DEV },
      { name: 'production', accountId: OTHER_ACCOUNT },
    ];

    const { exitCode, wrong } = await doctor(config({ clusterName: 'main' }, { environments }));

    expect(exitCode).toBe(1);
    expect(wrong).toEqual([
      `production: role terraform: arn:aws:sts::${OPERATOR}:user/moto cannot assume ${role(OTHER_ACCOUNT)}; ` +
        "create it, or allow sts:AssumeRole both in its trust policy and in the caller's own policies",
      `production: ECS cluster main: not checked: there are no credentials for the account ${OTHER_ACCOUNT}`,
    ]);
  });

  describe('without a role', () => {
    const withoutRole = () => config({}, { terraform: { stateBucket: 'shop-state' } });

    test('the credentials of each account', async () => {
      const args = Object.entries({ pipeline: 'tools', [DEV]: 'dev', staging: 'staging', production: 'production' });

      const { checks, wrong } = await doctor(
        withoutRole(),
        args.flatMap(([account, profile]) => ['--profile', `${account}=${profile}`]),
        { AWS_SHARED_CREDENTIALS_FILE: profiles },
      );

      expect(wrong).toEqual([]);
      // Each root reaches the state with its own.
      expect(checks.filter(({ subject }) => subject === 'state bucket shop-state').map(({ where }) => where)).toEqual([
        'pipeline',
        'dev',
        'staging',
        'production',
      ]);
    });

    test('those of another account', async () => {
      const { wrong } = await doctor(withoutRole(), ['--profile', 'dev=tools', '--profile', 'pipeline=tools'], {
        AWS_SHARED_CREDENTIALS_FILE: profiles,
      });

      const fix = (name: string, accountId: string) =>
        `use credentials of ${accountId}, for example with --profile ${name}=PROFILE, or set terraform.roleName`;
      expect(wrong.slice(0, 2)).toEqual([
        `dev: credentials: the credentials are those of the account ${PIPELINE}; ${fix('dev', DEV)}`,
        `staging: credentials: the credentials are those of the account ${OPERATOR}; ${fix('staging', STAGING)}`,
      ]);
    });
  });

  describe('no credentials that work', () => {
    const SIGN_IN = 'sign in again, or name a profile with --profile ENVIRONMENT=PROFILE';

    test('expired ones', async () => {
      const { exitCode, wrong } = await doctor(config({}), [], { AWS_ACCESS_KEY_ID: 'EXPIRED0000000000000' });

      expect(exitCode).toBe(1);
      expect(wrong[0]).toBe(`pipeline: role terraform: its credentials have expired; ${SIGN_IN}`);
      expect(wrong).toHaveLength(8);
    });

    test('a profile that is not there, and a credential process whose output is kept to itself', async () => {
      const { wrong } = await doctor(config({}), ['--profile', 'dev=absent', '--profile', 'staging=process'], {
        AWS_SHARED_CREDENTIALS_FILE: profiles,
      });

      expect(wrong).toEqual([
        expect.stringMatching(/^dev: role terraform: .*; sign in again/),
        expect.stringMatching(/^staging: role terraform: .*; sign in again/),
      ]);
      expect(wrong.join()).not.toContain('hunter2');
    });

    test('no endpoint', async () => {
      const started = Date.now();
      const { wrong } = await doctor(config({}), [], { AWS_ENDPOINT_URL: `http://127.0.0.1:${await freePort()}` });

      expect(wrong[0]).toBe(
        'pipeline: role terraform: AWS cannot be reached (ECONNREFUSED); check the network and AWS_ENDPOINT_URL',
      );
      expect(Date.now() - started).toBeLessThan(15_000);
    });

    test('an endpoint that never answers', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      try {
        const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

        const { wrong } = await doctor(config({}), [], { AWS_ENDPOINT_URL: endpoint });

        expect(wrong[0]).toMatch(/^pipeline: role terraform: no answer from AWS in time; check the network/);
      } finally {
        silent.close();
      }
    });
  });
});

interface Found {
  readonly where: string;
  readonly accountId: string;
  readonly subject: string;
  readonly status: string;
  readonly problem?: string;
  readonly fix?: string;
  readonly reason?: string;
}

function inOneLine({ fix, problem, reason, status, subject, where }: Found): string {
  return `${where}: ${subject}: ${problem === undefined ? `${status}: ${reason}` : `${problem}; ${fix}`}`;
}

/** A port on which nobody listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
