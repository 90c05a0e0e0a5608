import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchLogsClient, CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import {
  CreateAccessKeyCommand,
  CreateOpenIDConnectProviderCommand,
  CreateUserCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { EcsPipelineConfig, ServiceSettings } from '../../src/config';
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
/** Whose the credentials are that the emulator gave to nobody. */
export const OPERATOR = '123456789012';

/** What production's services refer to. */
export type Named = Required<
  Pick<ServiceSettings, 'clusterName' | 'subnetIds' | 'securityGroupIds' | 'logGroupName' | 'secrets'>
>;

export const role = (accountId: string) => `arn:aws:iam::${accountId}:role/terraform`;

/** A config in four accounts, in which production names what is there already. */
export function config(named: Partial<Named>, changes: Partial<EcsPipelineConfig> = {}): EcsPipelineConfig {
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
      { name: 'api', push: { github: { repository: 'example/api' } }, overrides: { production: named } },
      { name: 'worker', image: { repositoryArn: `arn:aws:ecr:eu-west-1:${PIPELINE}:repository/team/worker` } },
    ],
    terraform: { roleName: 'terraform', stateBucket: 'shop-state' },
    ...changes,
  };
}

/** Everything that `config` refers to, in four accounts. */
export async function prepare(emulator: Emulator): Promise<Named> {
  const accounts = new Accounts(emulator);
  for (const accountId of [PIPELINE, DEV, STAGING, PRODUCTION]) {
    await accounts.createAdministratorRole(accountId, 'terraform');
  }
  // The first time that the emulator looks for an access key it takes longer than the doctor waits.
  const operator = { ...administrator(OPERATOR), headers: {} };
  await clientOf(STSClient, emulator, operator).send(new GetCallerIdentityCommand({}));
  await accounts.createRole(PIPELINE, 'release-manager');
  await accounts.createBucket(PIPELINE, 'shop-state');
  await accounts.createBucket(OTHER_ACCOUNT, 'somebody-elses');
  await clientOf(IAMClient, emulator, administrator(PIPELINE)).send(
    new CreateOpenIDConnectProviderCommand({ Url: 'https://token.actions.githubusercontent.com' }),
  );
  await clientOf(ECRClient, emulator, administrator(PIPELINE)).send(
    new CreateRepositoryCommand({ repositoryName: 'team/worker' }),
  );

  const production = administrator(PRODUCTION);
  await clientOf(ECSClient, emulator, production).send(new CreateClusterCommand({ clusterName: 'main' }));
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
  const parameter = (path: string) => `arn:aws:ssm:eu-west-1:${PRODUCTION}:parameter${path}`;
  return {
    clusterName: 'main',
    subnetIds: Subnets.slice(0, 2).map(({ SubnetId = '' }) => SubnetId),
    securityGroupIds: SecurityGroups.slice(0, 1).map(({ GroupId = '' }) => GroupId),
    logGroupName: '/shop/api',
    secrets: { A_SECRET: `${secret}:key::`, B_PARAMETER: parameter('/shop/key'), C_PARAMETER: parameter('/plain') },
  };
}

/** A credentials file with a profile for each account, and one with a process that fails. */
export async function writeProfiles(emulator: Emulator): Promise<string> {
  const lines = ['[process]', `credential_process = ${process.execPath} -e "console.error('hunter2');process.exit(1)"`];
  for (const [profile, accountId] of [
    ['tools', PIPELINE],
    ['dev', DEV],
    ['staging', STAGING],
    ['production', PRODUCTION],
  ] as const) {
    const iam = clientOf(IAMClient, emulator, administrator(accountId));
    await iam.send(new CreateUserCommand({ UserName: 'somebody' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'somebody' }));
    lines.push(`[${profile}]`, `aws_access_key_id = ${AccessKey?.AccessKeyId}`);
    lines.push(`aws_secret_access_key = ${AccessKey?.SecretAccessKey}`);
  }
  const file = join(temporaryFolder(), 'credentials');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}
