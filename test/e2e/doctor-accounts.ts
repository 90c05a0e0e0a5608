import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { type ActionCategory, CodePipelineClient, CreatePipelineCommand } from '@aws-sdk/client-codepipeline';
import {
  CreateSubnetCommand,
  CreateVpcCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  CreateAccessPointCommand,
  CreateFileSystemCommand,
  CreateMountTargetCommand,
  EFSClient,
} from '@aws-sdk/client-efs';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  type TargetTypeEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import {
  CreateAccessKeyCommand,
  CreateOpenIDConnectProviderCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type EcsPipelineConfig, ExistingPart, ServiceSettings } from '../../src/config';
import type { Emulator } from '../emulator/emulator';
import { temporaryFolder } from '../tools';
import { Accounts } from './accounts';
import { administrator, clientOf } from './aws';

export const [PIPELINE, DEV, STAGING, PRODUCTION] = [
  '111111111111',
  '222222222222',
  '333333333333',
  '444444444444',
] as const;
export const OTHER_ACCOUNT = '999999999999';
/** The account of credentials that the emulator did not issue. */
export const OPERATOR = '123456789012';

/** The resources that production's services refer to. */
export type Named = Required<
  Pick<
    ServiceSettings,
    | 'capacityProvider'
    | 'clusterName'
    | 'deployment'
    | 'extraLoadBalancers'
    | 'loadBalancer'
    | 'logGroupName'
    | 'secrets'
    | 'securityGroupIds'
    | 'sidecars'
    | 'subnetIds'
    | 'targetGroupArn'
    | 'volumes'
  >
>;

/** The parts that `prepare` creates instead of `npx ecs-pipeline bootstrap`. */
export const EXISTING = { existing: [ExistingPart.ROLES, ExistingPart.STATE_BUCKET] };

export const role = (accountId: string) => `arn:aws:iam::${accountId}:role/terraform`;

/** A config with four accounts, in which production refers to existing resources. */
export function config(named: Partial<ServiceSettings>, changes: Partial<EcsPipelineConfig> = {}): EcsPipelineConfig {
  return {
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: PIPELINE, createGithubOidcProvider: false },
    environments: [
      { name: 'dev', accountId: DEV },
      { name: 'staging', accountId: STAGING },
      {
        name: 'production',
        accountId: PRODUCTION,
        approval: { approvers: [`arn:aws:iam::${PIPELINE}:role/release-manager`] },
      },
    ],
    services: [
      {
        name: 'api',
        containerPort: 8080,
        push: { github: { repository: 'example/api' } },
        overrides: { production: named },
      },
      { name: 'worker', image: { repositoryArn: `arn:aws:ecr:eu-west-1:${PIPELINE}:repository/team/worker` } },
    ],
    terraform: { ...EXISTING, roleName: 'terraform', stateBucket: 'shop-state' },
    ...changes,
  };
}

/** Creates everything that `config` refers to, in four accounts. */
export async function prepare(emulator: Emulator): Promise<Named> {
  const accounts = new Accounts(emulator);
  for (const accountId of [PIPELINE, DEV, STAGING, PRODUCTION]) {
    await accounts.createAdministratorRole(accountId, 'terraform');
  }
  // The emulator's first lookup of an access key takes longer than the doctor waits.
  const operator = { ...administrator(OPERATOR), headers: {} };
  await clientOf(STSClient, emulator, operator).send(new GetCallerIdentityCommand({}));
  await accounts.createRole(PIPELINE, 'release-manager');
  await accounts.createBucket(PIPELINE, 'shop-state');
  await accounts.createBucket(OTHER_ACCOUNT, 'someone-elses');
  await clientOf(IAMClient, emulator, administrator(PIPELINE)).send(
    new CreateOpenIDConnectProviderCommand({
      Url: 'https://token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
    }),
  );
  await clientOf(IAMClient, emulator, administrator(PIPELINE)).send(
    new CreateOpenIDConnectProviderCommand({ Url: 'https://git.example.com', ClientIDList: ['sts.amazonaws.com'] }),
  );
  await clientOf(ECRClient, emulator, administrator(PIPELINE)).send(
    new CreateRepositoryCommand({ repositoryName: 'team/worker' }),
  );

  const production = administrator(PRODUCTION);
  await clientOf(ECSClient, emulator, production).send(
    new CreateClusterCommand({ clusterName: 'main', capacityProviders: ['FARGATE_SPOT'] }),
  );
  await clientOf(CloudWatchLogsClient, emulator, production).send(
    new CreateLogGroupCommand({ logGroupName: '/shop/api' }),
  );
  const ec2 = clientOf(EC2Client, emulator, production);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  const { ARN: secret } = await clientOf(SecretsManagerClient, emulator, production).send(
    new CreateSecretCommand({ Name: 'shop/api', SecretString: 'hunter2' }),
  );
  for (const Name of ['/shop/key', 'plain']) {
    await clientOf(SSMClient, emulator, production).send(
      new PutParameterCommand({ Name, Type: 'SecureString', Value: 'hunter2' }),
    );
  }
  const subnetIds = Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId);
  await clientOf(CloudWatchClient, emulator, production).send(
    new PutMetricAlarmCommand({
      AlarmName: 'shop-api-5xx',
      MetricName: 'HTTPCode_Target_5XX_Count',
      Namespace: 'AWS/ApplicationELB',
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      Period: 60,
      Statistic: 'Sum',
      Threshold: 1,
    }),
  );
  const { fileSystemId, accessPointId } = await createFileSystem(emulator, subnetIds);
  const parameter = (path: string) => `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter${path}`;
  return {
    clusterName: 'main',
    subnetIds,
    securityGroupIds: SecurityGroups.slice(0, 1).map(({ GroupId = '' }) => GroupId),
    capacityProvider: 'FARGATE_SPOT',
    deployment: { alarmNames: ['shop-api-5xx'] },
    logGroupName: '/shop/api',
    sidecars: [{ name: 'proxy', image: await pushProxy(emulator, accounts) }],
    targetGroupArn: await createTargetGroup(emulator, { isAttached: true }),
    loadBalancer: { listenerArn: await createLoadBalancer(emulator, 'web', subnetIds), paths: ['/*'], priority: 100 },
    extraLoadBalancers: {
      raw: { loadBalancerArn: await createLoadBalancer(emulator, 'raw', subnetIds, 'network'), port: 8443 },
    },
    volumes: [{ name: 'uploads', efs: { fileSystemId, accessPointId } }],
    secrets: { A_SECRET: `${secret}:key::`, B_PARAMETER: parameter('/shop/key'), C_PARAMETER: parameter('/plain') },
  };
}

/** Creates a target group in production's default VPC. */
export async function createTargetGroup(
  emulator: Emulator,
  { isAttached = false, ...settings }: { isAttached?: boolean; TargetType?: TargetTypeEnum; HealthCheckPort?: string },
): Promise<string> {
  const production = administrator(PRODUCTION);
  const { Subnets = [] } = await clientOf(EC2Client, emulator, production).send(new DescribeSubnetsCommand({}));
  const elb = clientOf(ElasticLoadBalancingV2Client, emulator, production);
  const Name = ['shop', ...Object.values(settings), isAttached ? 'attached' : 'detached'].join('-');
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({
      Name,
      Protocol: 'HTTP',
      Port: 80,
      TargetType: 'ip',
      VpcId: Subnets[0]!.VpcId,
      ...settings,
    }),
  );
  if (!isAttached) return group!.TargetGroupArn!;
  const { LoadBalancers: [balancer] = [] } = await elb.send(
    new CreateLoadBalancerCommand({ Name, Subnets: Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId) }),
  );
  await elb.send(
    new CreateListenerCommand({
      LoadBalancerArn: balancer!.LoadBalancerArn,
      Protocol: 'HTTP',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: group!.TargetGroupArn }],
    }),
  );
  return group!.TargetGroupArn!;
}

/**
 * Creates a load balancer in production. @returns the ARN of the listener (Application) or of the load balancer
 * (Network)
 */
export async function createLoadBalancer(
  emulator: Emulator,
  Name: string,
  Subnets: string[],
  Type: 'application' | 'network' = 'application',
): Promise<string> {
  const elb = clientOf(ElasticLoadBalancingV2Client, emulator, administrator(PRODUCTION));
  const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand({ Name, Subnets, Type }));
  const LoadBalancerArn = LoadBalancers![0]!.LoadBalancerArn!;
  if (Type === 'network') return LoadBalancerArn;
  const DefaultActions = [{ Type: 'fixed-response' as const, FixedResponseConfig: { StatusCode: '404' } }];
  const { Listeners } = await elb.send(
    new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions }),
  );
  return Listeners![0]!.ListenerArn!;
}

/** Occupies the load balancers with unrelated resources: a rule of the listener, or a listener on the port. */
export async function occupy(
  emulator: Emulator,
  place:
    | { readonly listenerArn: string; readonly priority: number }
    | { readonly loadBalancerArn: string; readonly port: number },
  targetGroupName: string,
): Promise<void> {
  const elb = clientOf(ElasticLoadBalancingV2Client, emulator, administrator(PRODUCTION));
  const { Subnets } = await clientOf(EC2Client, emulator, administrator(PRODUCTION)).send(
    new DescribeSubnetsCommand({}),
  );
  const isRule = 'listenerArn' in place;
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({
      Name: targetGroupName,
      Protocol: isRule ? 'HTTP' : 'TCP',
      Port: 80,
      TargetType: 'ip',
      VpcId: Subnets![0]!.VpcId,
    }),
  );
  const to = [{ Type: 'forward' as const, TargetGroupArn: TargetGroups![0]!.TargetGroupArn }];
  if (isRule) {
    const { listenerArn: ListenerArn, priority: Priority } = place;
    const Conditions = [{ Field: 'path-pattern', Values: ['/theirs/*'] }];
    await elb.send(new CreateRuleCommand({ ListenerArn, Priority, Conditions, Actions: to }));
  } else {
    const { loadBalancerArn: LoadBalancerArn, port: Port } = place;
    await elb.send(new CreateListenerCommand({ LoadBalancerArn, Port, Protocol: 'TCP', DefaultActions: to }));
  }
}

/** Creates a file system in production with an access point, and a mount target in each subnet. */
export async function createFileSystem(
  emulator: Emulator,
  subnetIds: readonly string[],
): Promise<{ fileSystemId: string; accessPointId: string }> {
  const efs = clientOf(EFSClient, emulator, administrator(PRODUCTION));
  const { FileSystemId: fileSystemId = '' } = await efs.send(
    new CreateFileSystemCommand({ CreationToken: `shop-${subnetIds.join('-')}` }),
  );
  for (const SubnetId of subnetIds) {
    await efs.send(new CreateMountTargetCommand({ FileSystemId: fileSystemId, SubnetId }));
  }
  const { AccessPointId: accessPointId = '' } = await efs.send(
    new CreateAccessPointCommand({ ClientToken: 'shop', FileSystemId: fileSystemId }),
  );
  return { fileSystemId, accessPointId };
}

/** Pushes an image in another account that allows production to pull it. @returns the image */
async function pushProxy(emulator: Emulator, accounts: Accounts): Promise<string> {
  const ecr = clientOf(ECRClient, emulator, administrator(OTHER_ACCOUNT));
  const repositoryName = 'platform/nginx';
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  await accounts.push(OTHER_ACCOUNT, repositoryName, 'nginx', ['1.29']);
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${PRODUCTION}:root` },
    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
  };
  const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
  return `${OTHER_ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/${repositoryName}:1.29`;
}

/** Creates a VPC with a subnet in production, and a target group with a load balancer there. */
export async function otherVpc(emulator: Emulator): Promise<{ subnetIds: string[]; targetGroupArn: string }> {
  const ec2 = clientOf(EC2Client, emulator, administrator(PRODUCTION));
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc!.VpcId, CidrBlock: '10.9.0.0/24' }));
  const elb = clientOf(ElasticLoadBalancingV2Client, emulator, administrator(PRODUCTION));
  const { TargetGroups: [group] = [] } = await elb.send(
    new CreateTargetGroupCommand({
      Name: `other-${Vpc!.VpcId}`,
      Protocol: 'HTTP',
      Port: 80,
      TargetType: 'ip',
      VpcId: Vpc!.VpcId,
    }),
  );
  return { subnetIds: [Subnet!.SubnetId!], targetGroupArn: group!.TargetGroupArn! };
}

/** Creates a pipeline in the pipeline account that is waiting for an approval of production. */
export async function createPipeline(emulator: Emulator, name: string): Promise<void> {
  await new Accounts(emulator).createRole(PIPELINE, name, { Principal: { Service: 'codepipeline.amazonaws.com' } });
  const action = (actionName: string, category: ActionCategory, provider: string) => ({
    name: actionName,
    actionTypeId: { category, owner: 'AWS' as const, provider, version: '1' },
  });
  await clientOf(CodePipelineClient, emulator, administrator(PIPELINE)).send(
    new CreatePipelineCommand({
      pipeline: {
        name,
        roleArn: `arn:aws:iam::${PIPELINE}:role/${name}`,
        artifactStore: { type: 'S3', location: 'shop-artifacts' },
        stages: [
          { name: 'source', actions: [action('Source', 'Source', 'ECR')] },
          { name: 'approve-production', actions: [action('Approve', 'Approval', 'Manual')] },
        ],
      },
    }),
  );
}

/** Writes a credentials file with a profile for each account, and one with a failing process. */
export async function writeProfiles(emulator: Emulator): Promise<string> {
  const lines = ['[process]', `credential_process = ${process.execPath} -e "console.error('hunter2');process.exit(1)"`];
  for (const [profile, accountId] of [
    ['tools', PIPELINE],
    ['dev', DEV],
    ['staging', STAGING],
    ['production', PRODUCTION],
  ] as const) {
    const iam = clientOf(IAMClient, emulator, administrator(accountId));
    await iam.send(new CreateUserCommand({ UserName: 'someone' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'someone' }));
    lines.push(`[${profile}]`, `aws_access_key_id = ${AccessKey?.AccessKeyId}`);
    lines.push(`aws_secret_access_key = ${AccessKey?.SecretAccessKey}`);
  }
  const file = join(temporaryFolder(), 'credentials');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
