import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { stringify } from 'yaml';
import { type EcsPipelineConfig, ExistingPart, LoadBalancerProtocolVersion, LogDriver } from '../../src/config';
import { ecsPipeline, repository } from '../cli/cli';
import { executedBlocks } from '../docs/executed-blocks';
import { type Call, type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith } from '../tools';
import { administrator, clientOf } from './aws';
import {
  config,
  createFileSystem,
  createLoadBalancer,
  createPipeline,
  createTargetGroup,
  DEV,
  EXISTING,
  type Named,
  OPERATOR,
  OTHER_ACCOUNT,
  occupy,
  otherVpc,
  PIPELINE,
  PRODUCTION,
  prepare,
  role,
  STAGING,
  writeProfiles,
} from './doctor-accounts';

const PAGE = executedBlocks('docs/doctor.md', 'json', __filename);

const BOUNDARY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

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

  /** The program's exit code, and the subject and finding of each check. */
  const doctor = async (given: EcsPipelineConfig, args: string[] = [], env: NodeJS.ProcessEnv = {}) => {
    const folder = repository('', stringify(given));
    const environment = { ...emulator.environment, ...env };
    const { exitCode, stderr, stdout } = await ecsPipeline(folder, ['doctor', '--json', ...args], environment);
    if (stderr !== '') throw new Error(stderr);
    const { checks, ok } = JSON.parse(stdout) as { ok: boolean; checks: Found[] };
    expect(ok).toBe(exitCode === 0);
    return { exitCode, checks, wrong: checks.filter(({ status }) => status !== 'ok').map(inOneLine) };
  };

  test('everything exists', async () => {
    const { checks, exitCode, wrong } = await doctor(config(named));

    expect(wrong).toEqual([]);
    expect(exitCode).toBe(0);
    expect(checks.map(({ accountId, subject, where }) => `${where} ${accountId} ${subject}`)).toEqual([
      `pipeline ${PIPELINE} IAM role terraform`,
      `dev ${DEV} IAM role terraform`,
      `staging ${STAGING} IAM role terraform`,
      `production ${PRODUCTION} IAM role terraform`,
      `pipeline ${PIPELINE} S3 bucket shop-state for the Terraform state`,
      `pipeline ${PIPELINE} IAM OIDC provider for GitHub Actions`,
      `pipeline ${PIPELINE} ECR repository team/worker`,
      `production ${PIPELINE} IAM role release-manager, an approver`,
      `pipeline ${PIPELINE} approvals in the pipeline shop_api`,
      `pipeline ${PIPELINE} approvals in the pipeline shop_worker`,
      `production ${PRODUCTION} ECS cluster main`,
      `production ${PRODUCTION} capacity provider FARGATE_SPOT of main`,
      `production ${PRODUCTION} subnets ${named.subnetIds.join(', ')}`,
      `production ${PRODUCTION} security groups ${named.securityGroupIds.join(', ')}`,
      `production ${PRODUCTION} target group shop-attached of api`,
      `production ${PRODUCTION} listener of web of api`,
      `production ${PRODUCTION} load balancer raw of api`,
      `production ${PRODUCTION} EFS file system ${named.volumes[0]?.efs?.fileSystemId} of api`,
      `production ${PRODUCTION} EFS access point ${named.volumes[0]?.efs?.accessPointId}`,
      `production ${PRODUCTION} log group /shop/api`,
      `production ${PRODUCTION} CloudWatch alarm shop-api-5xx of api`,
      expect.stringMatching(`production ${PRODUCTION} Secrets Manager secret shop/api-`),
      `production ${PRODUCTION} SSM parameter /shop/key`,
      `production ${PRODUCTION} SSM parameter /plain`,
      `production ${PRODUCTION} sidecar image ${named.sidecars[0]?.image} of api`,
    ]);
  });

  test('as a table', async () => {
    const folder = repository('', stringify(config({ clusterName: 'absent' })));

    const { exitCode, stdout } = await ecsPipeline(folder, ['doctor'], emulator.environment);

    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^STATUS {3}FOR {9}ACCOUNT {7}REGION {5}CHECK\nok {7}pipeline {4}111111111111 {2}eu-west-1 {2}IAM role terraform\n/,
    );
    expect(stdout).toContain(
      '\nproblem  production  444444444444  eu-west-1  ECS cluster absent\n' +
        '         not found\n' +
        '         → create it, or correct clusterName\n',
    );
    expect(stdout).toMatch(/\n\n10 ok, 1 problem\nNext: fix/);
  });

  test('nothing that production refers to exists', async () => {
    const { exitCode, wrong } = await doctor(
      config({
        clusterName: 'absent',
        subnetIds: [named.subnetIds[0]!, 'subnet-00000000'],
        securityGroupIds: ['sg-00000000'],
        logGroupName: '/shop', // only a prefix of an existing one
        capacityProvider: 'gpu',
        targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${PRODUCTION}:targetgroup/absent/0123456789abcdef`,
        volumes: [{ name: 'uploads', efs: { fileSystemId: 'fs-00000000', accessPointId: 'fsap-00000000' } }],
        deployment: { alarmNames: ['absent', 'shop-api-5xx'] },
        sidecars: [
          {
            name: 'proxy',
            image: named.sidecars[0]!.image!.replace('1.29', '2'),
            logging: {
              driver: LogDriver.SPLUNK,
              options: { 'splunk-url': 'https://splunk.example.com:8088' },
              secretOptions: { 'splunk-token': `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter/token` },
            },
          },
          { name: 'migrations', essential: false }, // runs the deployed image, which the doctor does not check
        ],
        secrets: {
          SECRET: `arn:aws:secretsmanager:eu-west-1:${PRODUCTION}:secret:absent-a1b2c3:key::`,
          PARAMETER: `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter/absent`,
          FOREIGN: `arn:aws:ssm:eu-west-1:${OTHER_ACCOUNT}:parameter/absent`,
        },
      }),
    );

    expect(exitCode).toBe(1);
    expect(wrong).toEqual([
      'production: ECS cluster absent: not found; create it, or correct clusterName',
      'production: capacity provider gpu of absent: not found; create it, or correct capacityProvider',
      `production: subnets ${named.subnetIds[0]}, subnet-00000000: not found: subnet-00000000; correct subnetIds; the IDs must exist in this account and Region`,
      'production: security groups sg-00000000: not found: sg-00000000; correct securityGroupIds; the IDs must exist in this account and Region',
      'production: target group absent of api: not found; create it, or correct targetGroupArn',
      'production: EFS file system fs-00000000 of api: not found; create it, or correct efs.fileSystemId',
      'production: EFS access point fsap-00000000: not found; create it, or correct efs.accessPointId',
      'production: log group /shop: not found; create it, or remove logGroupName to have one created',
      'production: CloudWatch alarm absent of api: not found; create it, or remove it from deployment.alarmNames',
      `production: SSM parameter /absent: not checked: in account ${OTHER_ACCOUNT}, which is not in this config`,
      'production: SSM parameter /absent: not found; create it, or correct its ARN under secrets or secretOptions',
      'production: Secrets Manager secret absent-a1b2c3: not found; create it, or correct its ARN under secrets or secretOptions',
      'production: SSM parameter /token: not found; create it, or correct its ARN under secrets or secretOptions',
      `production: sidecar image ${OTHER_ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/platform/nginx:2 of api: not found in the repository platform/nginx; push it, or correct the sidecar's image`,
    ]);
  });

  describe('existing resources that do not fit', () => {
    test.each<[string, Parameters<typeof createTargetGroup>[1], string]>([
      [
        'a target group for instances',
        { TargetType: 'instance', isAttached: true },
        'its target type is instance, but network mode awsvpc requires ip; create one with target type ip, because the type cannot be changed, and use it in targetGroupArn',
      ],
      [
        'a target group without a load balancer',
        {},
        'is not attached to a load balancer, so ECS refuses to create the service; forward to it from a listener or listener rule of a load balancer',
      ],
      [
        'a health check on an undeclared port',
        { HealthCheckPort: '9000', isAttached: true },
        'its health checks use port 9000, which no container of api declares; set the health check port to traffic-port, unless a container listens on port ${port}',
      ],
    ])('%s', async (_, settings, message) => {
      const { wrong } = await doctor(config({ targetGroupArn: await createTargetGroup(emulator, settings) }));

      expect(wrong).toEqual([expect.stringMatching(/^production: target group shop-\S+ of api: /)]);
      expect(wrong[0]).toContain(message);
    });

    test('a target group in a different VPC than the subnets', async () => {
      const { subnetIds, targetGroupArn } = await otherVpc(emulator);

      const { wrong } = await doctor(config({ subnetIds: named.subnetIds, targetGroupArn }));

      expect(wrong).toEqual([
        expect.stringMatching(
          `^production: target group other-vpc-\\w+ of api: it is in vpc-\\w+, but the subnet ${named.subnetIds[0]} is in vpc-\\w+; create one in the VPC`,
        ),
      ]);
      expect(subnetIds).not.toContain(named.subnetIds[0]);
    });

    test('listeners and load balancers that are missing, occupied, in another VPC, or of another protocol', async () => {
      const rule = { paths: ['/*'], priority: 100 };
      const wrongOf = async (service: Parameters<typeof config>[0]) =>
        (await doctor(config(service))).wrong.map((line) => line.replace(/^production: .*? of api: /, ''));
      const arn = (resource: string) => `arn:aws:elasticloadbalancing:eu-west-1:${PRODUCTION}:${resource}`;
      const listenerArn = await createLoadBalancer(emulator, 'taken', named.subnetIds);
      const loadBalancerArn = await createLoadBalancer(emulator, 'taken-raw', named.subnetIds, 'network');
      const other = await createLoadBalancer(emulator, 'other', (await otherVpc(emulator)).subnetIds);
      await occupy(emulator, { listenerArn, priority: 100 }, 'someone-elses');
      await occupy(emulator, { listenerArn, priority: 101 }, 'shop-production-api-mai-01234567');
      await occupy(emulator, { loadBalancerArn, port: 8443 }, 'someone-elses-raw');

      expect(
        await wrongOf({
          loadBalancer: { ...rule, listenerArn: arn('listener/app/absent/0123456789abcdef/0123456789abcdef') },
          extraLoadBalancers: { raw: { loadBalancerArn: arn('loadbalancer/net/absent/0123456789abcdef'), port: 80 } },
        }),
      ).toEqual(['not found; create it, or correct listenerArn', 'not found; create it, or correct loadBalancerArn']);
      expect(
        await wrongOf({
          loadBalancer: { ...rule, listenerArn },
          extraLoadBalancers: { raw: { loadBalancerArn, port: 8443 } },
        }),
      ).toEqual([
        'another rule has priority 100; use a free priority, such as 102',
        'a listener on port 8443 already exists and forwards to no target group of api; use another port, unless this is the listener of api and its traffic was shifted to another target group',
      ]);
      const grpc = { ...named.loadBalancer, priority: 1, protocolVersion: LoadBalancerProtocolVersion.GRPC };
      expect(
        await wrongOf({ loadBalancer: { ...rule, priority: 101, listenerArn }, extraLoadBalancers: { grpc } }),
      ).toEqual([
        'its protocol is HTTP, but GRPC requires HTTPS; use an HTTPS listener in listenerArn, or remove protocolVersion',
      ]);
      expect(await wrongOf({ subnetIds: named.subnetIds, loadBalancer: { ...rule, listenerArn: other } })).toEqual([
        expect.stringMatching(
          `^it is in vpc-\\w+, but the subnet ${named.subnetIds[0]} is in vpc-\\w+; use a load balancer in`,
        ),
      ]);
    });

    test('a file system without mount targets, in too few zones, or in another VPC', async () => {
      const { subnetIds } = await otherVpc(emulator);
      const onEfs = async (mounted: readonly string[]) => {
        const { fileSystemId } = await createFileSystem(emulator, mounted);
        const volumes = [{ name: 'uploads', efs: { fileSystemId } }];
        return (await doctor(config({ subnetIds: named.subnetIds, volumes }))).wrong.map((line) =>
          line.replace(/^production: EFS file system fs-\w+ of api: /, ''),
        );
      };

      expect(await onEfs([])).toEqual([
        'has no mount target, so no task can mount it; create one in each Availability Zone of the tasks',
      ]);
      expect(await onEfs(named.subnetIds.slice(0, 1))).toEqual([
        `has no mount target in euw1-az1, the zone of ${named.subnetIds[1]}; create one there, or remove the subnet from subnetIds`,
      ]);
      expect(await onEfs(subnetIds)).toEqual([
        expect.stringMatching(
          `^its mount targets are in vpc-\\w+, but the subnet ${named.subnetIds[0]} is in vpc-\\w+; use a file system`,
        ),
      ]);
    });

    test("an access point of another file system, and an account that cannot pull a sidecar's image", async () => {
      const { fileSystemId } = await createFileSystem(emulator, named.subnetIds.slice(1));
      const efs = { fileSystemId, accessPointId: named.volumes[0]!.efs!.accessPointId };
      const overrides = {
        dev: { sidecars: named.sidecars },
        production: { volumes: [{ name: 'uploads', efs }] },
      };

      const { wrong } = await doctor(config({}, { services: [{ name: 'api', overrides }] }));

      expect(wrong).toEqual([
        `dev: sidecar image ${named.sidecars[0]?.image} of api: account ${DEV} cannot pull it: AWS denies ecr:BatchGetImage; allow ${DEV} to call ecr:BatchGetImage and ecr:GetDownloadUrlForLayer in the repository policy in account ${OTHER_ACCOUNT}; if that policy allows only roles, check it by hand`,
        `production: EFS access point ${efs.accessPointId}: belongs to ${named.volumes[0]?.efs?.fileSystemId}, not to ${fileSystemId}; correct efs.accessPointId or efs.fileSystemId`,
      ]);
    });

    test('a capacity provider that the cluster does not have', async () => {
      const { wrong } = await doctor(config({ clusterName: 'main', capacityProvider: 'FARGATE' }));

      expect(wrong).toEqual([
        "production: capacity provider FARGATE of main: not associated with the cluster main; associate it in the cluster's Terraform code, or run aws ecs put-cluster-capacity-providers --cluster main --capacity-providers FARGATE_SPOT FARGATE --default-capacity-provider-strategy, followed by the cluster's current strategy",
      ]);
    });
  });

  test('a deployment that is waiting for an approval is a warning', async () => {
    await createPipeline(emulator, 'shop_api');
    const waiting = { account: PIPELINE, pipeline: 'shop_api', environment: 'production' };
    await emulator.setWaitingApprovals([{ ...waiting, since: '2026-11-24T09:30:00Z' }]);

    const { exitCode, wrong } = await doctor(config({}));
    await emulator.setWaitingApprovals([]);

    expect(exitCode).toBe(0);
    expect(wrong).toEqual([
      'pipeline: approvals in the pipeline shop_api: api has been waiting for approval for production since 2026-11-24 09:30 UTC; ' +
        'answer every pending approval before you apply pipeline/, because a change to the pipeline can cancel the execution',
    ]);
    expect((await doctor(config({}))).wrong).toEqual([]);
  });

  test('nothing that the pipeline account needs exists', async () => {
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
      terraform: { ...EXISTING, roleName: 'terraform', stateBucket: 'absent' },
    });

    expect(wrong).toEqual([
      `pipeline: S3 bucket absent for the Terraform state: not found; create it in account ${PIPELINE} in eu-west-1`,
      'pipeline: ECR repository absent: not found; create it, or remove image.repositoryArn from the service api',
      'live: IAM user absent, an approver: not found; create it, or remove it from the approvers of live',
      'live: IAM role absent, an approver: not found; create it, or remove it from the approvers of live',
    ]);
  });

  test('a permissions boundary that does not exist in an account', async () => {
    const permissionsBoundaryArn = 'arn:aws:iam::{accountId}:policy/org/boundary';
    await clientOf(IAMClient, emulator, administrator(PIPELINE)).send(
      new CreatePolicyCommand({ PolicyName: 'boundary', Path: '/org/', PolicyDocument: BOUNDARY }),
    );

    const { exitCode, wrong } = await doctor(
      config(
        {},
        { permissionsBoundaryArn, environments: [{ name: 'dev', accountId: DEV }], services: [{ name: 'api' }] },
      ),
    );

    expect(exitCode).toBe(1);
    expect(wrong).toEqual([
      'dev: permissions boundary org/boundary: not found; create it, or correct permissionsBoundaryArn',
    ]);
  });

  test('a state bucket in another account or Region', async () => {
    const withBucket = (terraform: object) =>
      config({}, { terraform: { ...EXISTING, roleName: 'terraform', ...terraform } });

    const foreign = await doctor(withBucket({ stateBucket: 'someone-elses' }));
    const elsewhere = await doctor(withBucket({ stateBucket: 'shop-state', stateRegion: 'eu-central-1' }));

    expect(foreign.wrong).toEqual([
      `pipeline: S3 bucket someone-elses for the Terraform state: does not belong to account ${PIPELINE}, or these credentials cannot access it; ` +
        'use another one in terraform.stateBucket, or allow s3:ListBucket on it',
    ]);
    expect(elsewhere.wrong).toEqual([
      'pipeline: S3 bucket shop-state for the Terraform state: is in eu-west-1, not in eu-central-1; set terraform.stateRegion: eu-west-1',
    ]);
  });

  test('the resources of bootstrap, before it has run', async () => {
    const { wrong } = await doctor(
      config(
        {},
        {
          pipeline: { accountId: DEV },
          environments: [{ name: 'dev', accountId: DEV }],
          services: [{ name: 'api', push: { github: { repository: 'example/api' } } }],
          terraform: { existing: [ExistingPart.ROLES], roleName: 'terraform' },
        },
      ),
    );

    expect(wrong).toEqual([
      `pipeline, dev: S3 bucket shop-terraform-state-${DEV} for the Terraform state: not found; run npx ecs-pipeline bootstrap`,
      'pipeline: IAM OIDC provider for GitHub Actions: not found; run npx ecs-pipeline bootstrap',
    ]);
  });

  test('OIDC providers of GitLab: one for others, and a missing one', async () => {
    const pushedBy = (name: string, url?: string) => ({ name, push: { gitlab: { project: 'example/api', url } } });
    const services = [pushedBy('api', 'https://git.example.com'), pushedBy('web')];
    const { wrong } = await doctor(
      config({}, { pipeline: { accountId: PIPELINE, createGitlabOidcProvider: false }, services }),
    );

    expect(wrong).toEqual([
      `pipeline: IAM OIDC provider for GitLab at https://git.example.com: does not have the audience https://git.example.com; run aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn arn:aws:iam::${PIPELINE}:oidc-provider/git.example.com --client-id https://git.example.com`,
      'pipeline: IAM OIDC provider for GitLab at https://gitlab.com: not found; create it, or set pipeline.createGitlabOidcProvider: true and run npx ecs-pipeline bootstrap',
    ]);
  });

  test('a role that cannot be assumed: its account is not checked, the others are', async () => {
    const environments = [
      { name: 'dev', accountId: DEV },
      { name: 'production', accountId: OTHER_ACCOUNT },
    ];

    const { exitCode, wrong } = await doctor(config({ clusterName: 'main' }, { environments }));

    expect(exitCode).toBe(1);
    expect(wrong).toEqual([
      `production: IAM role terraform: arn:aws:sts::${OPERATOR}:user/moto cannot assume ${role(OTHER_ACCOUNT)}; ` +
        "create it, or allow sts:AssumeRole both in its trust policy and in the caller's own policies",
      `production: ECS cluster main: not checked: no credentials for account ${OTHER_ACCOUNT}`,
    ]);
  });

  test('the policy in docs/doctor.md allows exactly the calls that it makes', async () => {
    const approvers = [`arn:aws:iam::${PIPELINE}:user/absent`];
    const production = { name: 'production', accountId: PRODUCTION, approval: { approvers } };
    await doctor(config({ ...named, capacityProvider: 'gpu' }, { pipeline: { accountId: PIPELINE } }));
    const absent = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:${PRODUCTION}:${resource}`;
    const references = {
      secretsKeyArns: [absent('kms', 'key/00000000-0000-4000-8000-000000000001')],
      serviceConnect: { namespace: 'absent', clientOnly: true },
      serviceDiscovery: { serviceArn: absent('servicediscovery', 'service/srv-0123456789abcdef') },
    };
    await doctor(config(references, { pipeline: { accountId: PIPELINE } }));
    const serviceDiscovery = { namespaceId: 'ns-0123456789abcdef' };
    await doctor(config({ serviceDiscovery }, { pipeline: { accountId: PIPELINE } }));
    await doctor(
      config(
        {},
        {
          permissionsBoundaryArn: 'arn:aws:iam::{accountId}:policy/absent',
          environments: [{ name: 'dev', accountId: DEV }, production],
        },
      ),
    );

    const calls = await emulator.calls();
    const made = calls.filter(({ principal }) => principal?.endsWith(':role/terraform')).map(permissionFor);
    const [policy] = PAGE.all().map((code) => JSON.parse(code));

    expect(policy.Statement[0].Action).toEqual([...new Set(made)].sort());
  });

  describe('without a role', () => {
    const withoutRole = () => config({}, { terraform: { ...EXISTING, stateBucket: 'shop-state' } });

    test('the credentials of each account', async () => {
      const args = Object.entries({ pipeline: 'tools', [DEV]: 'dev', staging: 'staging', production: 'production' });

      const { checks, wrong } = await doctor(
        withoutRole(),
        args.flatMap(([account, profile]) => ['--profile', `${account}=${profile}`]),
        { AWS_SHARED_CREDENTIALS_FILE: profiles },
      );

      expect(wrong).toEqual([]);
      // Each root accesses the state with its own credentials.
      expect(
        checks
          .filter(({ subject }) => subject === 'S3 bucket shop-state for the Terraform state')
          .map(({ where }) => where),
      ).toEqual(['pipeline', 'dev', 'staging', 'production']);
    });

    test('those of another account', async () => {
      const { wrong } = await doctor(withoutRole(), ['--profile', 'dev=tools', '--profile', 'pipeline=tools'], {
        AWS_SHARED_CREDENTIALS_FILE: profiles,
      });

      const fix = (name: string, accountId: string) =>
        `use credentials for ${accountId}, for example with --profile ${name}=PROFILE, or set terraform.roleName`;
      expect(wrong.slice(0, 2)).toEqual([
        `dev: credentials: the credentials belong to account ${PIPELINE}; ${fix('dev', DEV)}`,
        `staging: credentials: the credentials belong to account ${OPERATOR}; ${fix('staging', STAGING)}`,
      ]);
    });
  });

  describe('no working credentials', () => {
    const SIGN_IN = 'sign in again, or choose a profile with --profile ENVIRONMENT=PROFILE';

    test('expired ones', async () => {
      const { exitCode, wrong } = await doctor(config({}), [], { AWS_ACCESS_KEY_ID: 'EXPIRED0000000000000' });

      expect(exitCode).toBe(1);
      expect(wrong[0]).toBe(`pipeline: IAM role terraform: the credentials have expired; ${SIGN_IN}`);
      expect(wrong).toHaveLength(10);
    });

    test('a profile that does not exist, reported before any call to AWS', async () => {
      const folder = repository('', stringify(config({})));
      const environment = { ...emulator.environment, AWS_SHARED_CREDENTIALS_FILE: profiles };

      const result = await ecsPipeline(folder, ['doctor', '--profile', 'dev=prodution'], environment);

      expect(result).toEqual({
        exitCode: 1,
        stdout: '',
        stderr: `--profile dev: AWS profile not found in /dev/null or ${profiles}, got "prodution"; did you mean production?\n`,
      });
    });

    test('a failing credential process, without showing its output', async () => {
      const { wrong } = await doctor(config({}), ['--profile', 'staging=process'], {
        AWS_SHARED_CREDENTIALS_FILE: profiles,
      });

      expect(wrong).toEqual([expect.stringMatching(/^staging: IAM role terraform: .*; sign in again/)]);
      expect(wrong.join()).not.toContain('hunter2');
    });

    test('no endpoint', async () => {
      const started = Date.now();
      const { wrong } = await doctor(config({}), [], { AWS_ENDPOINT_URL: `http://127.0.0.1:${await freePort()}` });

      expect(wrong[0]).toBe(
        'pipeline: IAM role terraform: AWS cannot be reached (ECONNREFUSED); check the network and AWS_ENDPOINT_URL',
      );
      expect(Date.now() - started).toBeLessThan(15_000);
    });

    test('an endpoint that never responds', async () => {
      const silent = createServer(() => undefined).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      try {
        const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;

        const { wrong } = await doctor(config({}), [], { AWS_ENDPOINT_URL: endpoint });

        expect(wrong[0]).toMatch(/^pipeline: IAM role terraform: AWS did not respond in time; check the network/);
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
  readonly warning?: string;
}

function inOneLine({ fix, problem, reason, warning, status, subject, where }: Found): string {
  const what = problem ?? warning;
  return `${where}: ${subject}: ${what === undefined ? `${status}: ${reason}` : `${what}; ${fix}`}`;
}

/** The permission for a call, with the IAM prefix of the service. Two S3 calls have a different name. */
function permissionFor({ operation, service }: Call): string {
  const prefixes: Record<string, string> = { efs: 'elasticfilesystem', elbv2: 'elasticloadbalancing' };
  const names: Record<string, string> = { HeadBucket: 'ListBucket', HeadObject: 'GetObject' };
  return `${prefixes[service] ?? service}:${names[operation] ?? operation}`;
}

/** An unused port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
