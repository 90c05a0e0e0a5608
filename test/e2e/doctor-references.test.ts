import { CreateClusterCommand, ECSClient } from '@aws-sdk/client-ecs';
import { CreatePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateKeyCommand, DisableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateHttpNamespaceCommand,
  CreatePrivateDnsNamespaceCommand,
  CreateServiceCommand,
  ListNamespacesCommand,
  ServiceDiscoveryClient,
} from '@aws-sdk/client-servicediscovery';
import { stringify } from 'yaml';
import type { ServiceSettings } from '../../src/config';
import { ecsPipeline, repository } from '../cli/cli';
import { type Emulator, startEmulator } from '../emulator/emulator';
import { describeWith } from '../tools';
import { Accounts } from './accounts';
import { administrator, clientOf } from './aws';
import { config, OTHER_ACCOUNT, PRODUCTION } from './doctor-accounts';

const TRUST = { Principal: { Service: 'ecs-tasks.amazonaws.com' } };
const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
});
const inProduction = (service: string, resource: string, region = 'eu-west-1') =>
  `arn:aws:${service}:${region}:${PRODUCTION}:${resource}`;
const role = (name: string) => inProduction('iam', `role/${name}`, '');

describeWith(['moto_server', 'python3'], 'ecs-pipeline doctor, for the references of a service', () => {
  let emulator: Emulator;
  let keys: string[];
  let namespaces: Readonly<Record<string, string>>;
  let serviceArn: string;

  beforeAll(async () => {
    emulator = await startEmulator();
    const production = administrator(PRODUCTION);
    const accounts = new Accounts(emulator);
    await accounts.createAdministratorRole(PRODUCTION, 'terraform');
    await accounts.createRole(PRODUCTION, 'teams/shop/api', TRUST);
    await accounts.createRole(PRODUCTION, 'people');
    await clientOf(IAMClient, emulator, production).send(
      new CreatePolicyCommand({ PolicyName: 'orders', PolicyDocument: POLICY }),
    );
    const kms = clientOf(KMSClient, emulator, production);
    keys = [];
    for (let key = 0; key < 2; key++) {
      const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
      keys.push(KeyMetadata!.Arn!);
    }
    await kms.send(new DisableKeyCommand({ KeyId: keys[1]!.split('/')[1] }));

    const cloudMap = clientOf(ServiceDiscoveryClient, emulator, production);
    await cloudMap.send(new CreateHttpNamespaceCommand({ Name: 'shop' }));
    await cloudMap.send(new CreatePrivateDnsNamespaceCommand({ Name: 'shop.internal', Vpc: 'vpc-1' }));
    const { Namespaces = [] } = await cloudMap.send(new ListNamespacesCommand({}));
    namespaces = Object.fromEntries(Namespaces.map(({ Id = '', Name = '' }) => [Name, Id]));
    const { Service } = await cloudMap.send(
      new CreateServiceCommand({
        Name: 'api',
        NamespaceId: namespaces['shop.internal'],
        DnsConfig: { DnsRecords: [{ Type: 'SRV', TTL: 15 }] },
      }),
    );
    serviceArn = inProduction('servicediscovery', `service/${Service!.Id}`);
    const ecs = clientOf(ECSClient, emulator, production);
    await ecs.send(new CreateClusterCommand({ clusterName: 'plain' }));
    await ecs.send(
      new CreateClusterCommand({ clusterName: 'connected', serviceConnectDefaults: { namespace: 'shop' } }),
    );
  }, 60_000);

  afterAll(() => emulator?.stop());

  /** The findings for roles, policies, keys and AWS Cloud Map in production. */
  const doctor = async (named: ServiceSettings): Promise<string[]> => {
    const folder = repository('', stringify(config(named as Parameters<typeof config>[0])));
    const { stdout } = await ecsPipeline(folder, ['doctor', '--json'], emulator.environment);
    const { checks } = JSON.parse(stdout) as { checks: { [key: string]: string }[] };
    return checks
      .filter(({ subject = '' }) => /RoleArn of|IAM policy|KMS key|Cloud Map|namespace/.test(subject))
      .map(({ fix, problem, reason, status, subject }) =>
        [subject, status === 'ok' ? 'ok' : [problem ?? reason, fix].filter(Boolean).join('; ')].join(': '),
      );
  };

  test('everything exists', async () => {
    expect(
      await doctor({
        executionPolicyArns: ['arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy'],
        taskRoleArn: role('teams/shop/api'),
        secretsKeyArns: keys.slice(0, 1),
        serviceConnect: { namespace: 'shop' },
        serviceDiscovery: { namespaceId: namespaces['shop.internal'] },
      }),
    ).toEqual([
      expect.stringMatching(/^KMS key [\w-]+: ok$/),
      'IAM role api, taskRoleArn of api: ok',
      'IAM policy CloudWatchAgentServerPolicy of api: ok',
      'Cloud Map namespace shop of api: ok',
      `Cloud Map namespace ${namespaces['shop.internal']} of api: ok`,
    ]);
    expect(
      await doctor({
        clusterName: 'connected',
        taskPolicyArns: [inProduction('iam', 'policy/orders', '')],
        serviceConnect: {},
        serviceDiscovery: { serviceArn, dnsRecordType: 'SRV' as never },
      }),
    ).toEqual([
      'IAM policy orders of api: ok',
      'default namespace of the ECS cluster connected of api: ok',
      expect.stringMatching(/^Cloud Map service srv-\w+ of api: ok$/),
    ]);
  });

  test('nothing exists', async () => {
    const absent = 'ns-0123456789abcdef';

    expect(
      await doctor({
        executionRoleArn: role('absent'),
        taskPolicyArns: [inProduction('iam', 'policy/absent', '')],
        serviceConnect: { namespace: inProduction('servicediscovery', `namespace/${absent}`) },
        serviceDiscovery: { namespaceId: absent },
      }),
    ).toEqual([
      'IAM role absent, executionRoleArn of api: not found; create it, or remove executionRoleArn to have one created',
      'IAM policy absent of api: not found; create it, or correct its ARN under taskPolicyArns or executionPolicyArns',
      `Cloud Map namespace ${absent} of api: not found; create it, or correct serviceConnect.namespace`,
      `Cloud Map namespace ${absent} of api: not found; create it, or correct serviceDiscovery.namespaceId`,
    ]);
  });

  test('existing resources do not fit', async () => {
    const shared = `arn:aws:kms:eu-west-1:${OTHER_ACCOUNT}:key/1`;

    expect(
      await doctor({
        clusterName: 'plain',
        taskRoleArn: role('api'),
        executionPolicyArns: [],
        secretsKeyArns: [keys[1]!, inProduction('kms', 'key/00000000-0000-4000-8000-000000000001'), shared],
        serviceConnect: {},
        serviceDiscovery: { namespaceId: namespaces.shop },
      }),
    ).toEqual([
      expect.stringMatching(
        /^KMS key [\w-]+: its state is Disabled; cancel its deletion or enable it, so that secrets can be decrypted$/,
      ),
      expect.stringMatching(/^KMS key [\w-]+: not found; create it, or correct its ARN under secretsKeyArns$/),
      `KMS key 1: in another account, ${OTHER_ACCOUNT}`,
      `IAM role api, taskRoleArn of api: has a different ARN, ${role('teams/shop/api')}; use that ARN as taskRoleArn`,
      'default namespace of the ECS cluster plain of api: not found; set serviceConnect.namespace, or give the cluster a default namespace',
      `Cloud Map namespace ${namespaces.shop} of api: has no DNS records because its type is HTTP; use a DNS namespace in serviceDiscovery.namespaceId`,
    ]);
    expect(await doctor({ executionRoleArn: role('people'), serviceDiscovery: { serviceArn } })).toEqual([
      "IAM role people, executionRoleArn of api: does not trust ecs-tasks.amazonaws.com; in the role's trust policy, allow it to call sts:AssumeRole",
      expect.stringMatching(
        /^Cloud Map service srv-\w+ of api: has records of type SRV; set serviceDiscovery.dnsRecordType to SRV, or use another service$/,
      ),
    ]);
  });
});
