import { EcsPipelineConfig, ServiceConfig } from '../../src/config';
import { configParts } from '../../src/config/config-parts';
import { formatPath } from '../../src/config/problem';
import { serviceTargets } from '../../src/config/service-target';
import { derivedNames } from '../../src/naming/derived-names';

/** Each derived name of a config: its resource, its scope, and the key that determines it. */
function namesOf(config: EcsPipelineConfig): string[] {
  const parts = configParts(config, []);
  return derivedNames(parts, serviceTargets(parts)).map(
    ({ alternative, name, of, own, path, resource, scope }) =>
      `${resource} ${name}: ${of}; in ${scope}; ${formatPath(path)}${own.path === path ? '' : `, ${formatPath(own.path)}`}${alternative ? `, or ${alternative}` : ''}`,
  );
}

const SHOP: EcsPipelineConfig = {
  name: 'shop',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  environments: [{ name: 'dev', accountId: '222222222222' }],
  services: [{ name: 'api' }],
};

const ALL = [
  'CloudFormation stack shop-dev-api: api in dev; in account 222222222222 and Region eu-west-1; name, services[0].name, or stackName',
  'IAM role shop-dev-api-cloudformation: api in dev; in account 222222222222; name, services[0].name, or stackName',
  'IAM role shop-dev-api-deploy: api in dev; in account 222222222222; name, services[0].name, or stackName',
  'IAM role shop-dev-api-promotion: api in dev; in account 222222222222; name, services[0].name, or stackName',
  'IAM role shop-dev-api-execution: api in dev; in account 222222222222; name, services[0].name, or stackName',
  'IAM role shop-dev-api-task: api in dev; in account 222222222222; name, services[0].name, or stackName',
  'SSM parameter /ecs/shop-dev-api/deployed-image: api in dev; in account 222222222222 and Region eu-west-1; name, services[0].name, or stackName',
  'SSM parameter /ecs/shop-dev-api/deployment: api in dev; in account 222222222222 and Region eu-west-1; name, services[0].name, or stackName',
  'CloudWatch alarm shop-dev-api-missing-tasks: api in dev; in account 222222222222 and Region eu-west-1; name, services[0].name, or stackName',
  'log group /ecs/shop-dev-api: api in dev; in account 222222222222 and Region eu-west-1; name, services[0].name, or stackName',
  'ECS service shop-dev-api: api in dev; in cluster of dev in account 222222222222 and Region eu-west-1; name, services[0].name, or serviceName',
  'pipeline shop_api: the pipeline of api; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'CloudFormation stack shop-api-functions: the pipeline of api; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'IAM role shop-api-functions: the pipeline of api; in account 111111111111; name, services[0].name',
  'IAM role shop-api-pipeline: the pipeline of api; in account 111111111111; name, services[0].name',
  'IAM role shop-api-events: the pipeline of api; in account 111111111111; name, services[0].name',
  'Lambda function shop-api-promotion: the pipeline of api; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'EventBridge rule shop-api-image-pushed: the pipeline of api; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'ECR repository shop/api: the pipeline of api; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'pipeline shop_api_dev: the pipeline of api to dev; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'SSM parameter /ecs-pipeline/shop/shop_api/dev/hold: the pipeline of api to dev; in account 111111111111 and Region eu-west-1; name, services[0].name',
  'pipeline stage deploy-dev: the environment dev; in undefined; environments[0].name',
  'ECS cluster shop-dev: the environment dev; in undefined; name, environments[0].name',
  'IAM policy shop-dev-look: the environment dev; in account 222222222222; name, environments[0].name',
  'IAM policy shop-operate-dev: the environment dev; in account 111111111111; name, environments[0].name',
  'IAM policy shop-look: the pipelines; in account 111111111111; name',
  'CloudFormation stack shop-bootstrap: bootstrap; in account 111111111111 and Region eu-west-1; name',
  'IAM role shop-terraform: Terraform; in account 111111111111; name',
  'IAM role shop-terraform-plan: Terraform; in account 111111111111; name',
  'IAM policy shop-boundary: Terraform; in account 111111111111; name',
  'CloudFormation stack shop-bootstrap: bootstrap; in account 222222222222 and Region eu-west-1; name',
  'IAM role shop-terraform: Terraform; in account 222222222222; name',
  'IAM role shop-terraform-plan: Terraform; in account 222222222222; name',
  'IAM policy shop-boundary: Terraform; in account 222222222222; name',
  'IAM role shop-state-pipeline: the pipelines; in account 111111111111; name',
  'IAM role shop-state-dev: the environment dev; in account 111111111111; name, environments[0].name',
  'S3 bucket shop-artifacts-111111111111-eu-west-1: the artifacts in eu-west-1; in all of AWS; name',
  'KMS alias alias/shop-artifacts: the artifacts in eu-west-1; in undefined; name',
  'S3 bucket shop-terraform-state-111111111111: the Terraform state; in all of AWS; name, or terraform.stateBucket',
];

test('a minimal config', () => {
  expect(namesOf(SHOP)).toEqual(ALL);
});

const service = (changes: Partial<ServiceConfig>) => ({ services: [{ name: 'api', ...changes }] });

test.each<[string, Partial<EcsPipelineConfig>, number, string[]]>([
  [
    'custom names',
    service({ stackName: 'web', serviceName: 'site', logGroupName: '/web', clusterName: 'apps' }),
    11,
    [
      'CloudFormation stack web: api in dev; in account 222222222222 and Region eu-west-1; services[0].stackName',
      'IAM role web-cloudformation: api in dev; in account 222222222222; services[0].stackName',
      'IAM role web-deploy: api in dev; in account 222222222222; services[0].stackName',
      'IAM role web-promotion: api in dev; in account 222222222222; services[0].stackName',
      'IAM role web-execution: api in dev; in account 222222222222; services[0].stackName',
      'IAM role web-task: api in dev; in account 222222222222; services[0].stackName',
      'SSM parameter /ecs/web/deployed-image: api in dev; in account 222222222222 and Region eu-west-1; services[0].stackName',
      'SSM parameter /ecs/web/deployment: api in dev; in account 222222222222 and Region eu-west-1; services[0].stackName',
      'CloudWatch alarm web-missing-tasks: api in dev; in account 222222222222 and Region eu-west-1; services[0].stackName',
      'ECS service site: api in dev; in cluster apps in account 222222222222 and Region eu-west-1; services[0].serviceName',
    ],
  ],
  [
    'existing roles',
    service({
      executionRoleArn: 'arn:aws:iam::222222222222:role/execution',
      taskRoleArn: 'arn:aws:iam::222222222222:role/task',
    }),
    2,
    [],
  ],
  [
    'a scheduled task',
    service({ schedule: 'rate(1 day)' }),
    1,
    [
      'IAM role shop-dev-api-scheduler: api in dev; in account 222222222222; name, services[0].name, or stackName',
      'EventBridge schedule shop-dev-api: api in dev; in account 222222222222 and Region eu-west-1; name, services[0].name, or stackName',
    ],
  ],
  [
    'repositories',
    service({ image: { repositoryName: 'web', extraRepositoryNames: ['tools', 'base'] } }),
    1,
    [
      'ECR repository web: the pipeline of api; in account 111111111111 and Region eu-west-1; services[0].image.repositoryName',
      'ECR repository tools: the pipeline of api; in account 111111111111 and Region eu-west-1; services[0].image.extraRepositoryNames[0]',
      'ECR repository base: the pipeline of api; in account 111111111111 and Region eu-west-1; services[0].image.extraRepositoryNames[1]',
    ],
  ],
  [
    'an existing repository',
    service({ image: { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/web' } }),
    1,
    [],
  ],
  [
    'push identities',
    service({ push: { github: { repository: 'shop/api' }, gitlab: { project: 'shop/api' }, iamUser: true } as never }),
    0,
    [
      'IAM role shop-api-push: the pipeline of api; in account 111111111111; name, services[0].name',
      'IAM role shop-api-gitlab-push: the pipeline of api; in account 111111111111; name, services[0].name',
      'IAM user shop-api-push: the pipeline of api; in account 111111111111; name, services[0].name',
    ],
  ],
  [
    'a push user with a custom name',
    service({ push: { iamUser: true, userName: 'pusher' } }),
    0,
    ['IAM user pusher: the pipeline of api; in account 111111111111; services[0].push.userName'],
  ],
  [
    'Service Connect',
    service({ serviceConnect: { portName: 'http' }, containerPort: 80 } as never),
    0,
    [
      'Cloud Map service http: api in dev; in the default namespace of the cluster of dev in account 222222222222 and Region eu-west-1; services[0].serviceConnect.portName',
    ],
  ],
  [
    'Service Connect with names',
    service({
      serviceConnect: { namespace: 'shop', portName: 'http', discoveryName: 'web' },
      containerPort: 80,
      clusterName: 'apps',
    }),
    1,
    [
      'ECS service shop-dev-api: api in dev; in cluster apps in account 222222222222 and Region eu-west-1; name, services[0].name, or serviceName',
      'Cloud Map service web: api in dev; in the namespace shop in account 222222222222 and Region eu-west-1; services[0].serviceConnect.discoveryName',
    ],
  ],
  [
    'service discovery',
    service({ serviceDiscovery: { namespaceId: 'ns-1' } } as never),
    0,
    [
      'Cloud Map service api: api in dev; in the namespace ns-1 in account 222222222222 and Region eu-west-1; services[0].name',
    ],
  ],
  [
    'service discovery with a name',
    service({ containerName: 'web', serviceDiscovery: { namespaceId: 'ns-1', name: 'site' } } as never),
    0,
    [
      'Cloud Map service site: api in dev; in the namespace ns-1 in account 222222222222 and Region eu-west-1; services[0].serviceDiscovery.name',
    ],
  ],
  [
    'service discovery by the name of the container',
    service({ containerName: 'web', serviceDiscovery: { namespaceId: 'ns-1' } } as never),
    0,
    [
      'Cloud Map service web: api in dev; in the namespace ns-1 in account 222222222222 and Region eu-west-1; services[0].containerName',
    ],
  ],
  [
    'an approval',
    { environments: [{ name: 'dev', accountId: '222222222222', approval: true }] },
    1,
    [
      'pipeline stage approve-dev: the environment dev; in undefined; environments[0].name',
      'SNS topic shop-approval-dev: the environment dev; in account 111111111111 and Region eu-west-1; name, environments[0].name',
      'IAM policy shop-approve-dev: the environment dev; in account 111111111111; name, environments[0].name',
    ],
  ],
  [
    'an environment in its own Region',
    { environments: [{ name: 'dev', accountId: '222222222222', region: 'eu-central-1' }] },
    6,
    [
      'CloudFormation stack shop-dev-api: api in dev; in account 222222222222 and Region eu-central-1; name, services[0].name, or stackName',
      'SSM parameter /ecs/shop-dev-api/deployed-image: api in dev; in account 222222222222 and Region eu-central-1; name, services[0].name, or stackName',
      'SSM parameter /ecs/shop-dev-api/deployment: api in dev; in account 222222222222 and Region eu-central-1; name, services[0].name, or stackName',
      'CloudWatch alarm shop-dev-api-missing-tasks: api in dev; in account 222222222222 and Region eu-central-1; name, services[0].name, or stackName',
      'log group /ecs/shop-dev-api: api in dev; in account 222222222222 and Region eu-central-1; name, services[0].name, or stackName',
      'ECS service shop-dev-api: api in dev; in cluster of dev in account 222222222222 and Region eu-central-1; name, services[0].name, or serviceName',
      'S3 bucket shop-artifacts-111111111111-eu-central-1: the artifacts in eu-central-1; in all of AWS; name',
      'KMS alias alias/shop-artifacts: the artifacts in eu-central-1; in undefined; name',
    ],
  ],
  [
    'pipelines in their own Region',
    { pipeline: { accountId: '111111111111', region: 'eu-central-1' } },
    8,
    [
      'pipeline shop_api: the pipeline of api; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'CloudFormation stack shop-api-functions: the pipeline of api; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'Lambda function shop-api-promotion: the pipeline of api; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'EventBridge rule shop-api-image-pushed: the pipeline of api; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'ECR repository shop/api: the pipeline of api; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'pipeline shop_api_dev: the pipeline of api to dev; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'SSM parameter /ecs-pipeline/shop/shop_api/dev/hold: the pipeline of api to dev; in account 111111111111 and Region eu-central-1; name, services[0].name',
      'CloudFormation stack shop-bootstrap: bootstrap; in account 111111111111 and Region eu-central-1; name',
      'S3 bucket shop-artifacts-111111111111-eu-central-1: the artifacts in eu-central-1; in all of AWS; name',
      'KMS alias alias/shop-artifacts: the artifacts in eu-central-1; in undefined; name',
    ],
  ],
  [
    'notifications',
    {
      pipeline: {
        accountId: '111111111111',
        notifications: [
          { name: 'team', emails: ['a@example.com'] },
          { name: 'operators', emails: ['a@example.com'] },
        ],
      } as never,
    },
    0,
    [
      'KMS alias alias/shop-notifications: the notifications; in account 111111111111 and Region eu-west-1; name',
      'SNS topic shop_team: the notification team; in account 111111111111 and Region eu-west-1; pipeline.notifications[0].name',
      'EventBridge rule shop_team_waiting: the notification team; in account 111111111111 and Region eu-west-1; pipeline.notifications[0].name',
      'EventBridge rule shop_team_failed: the notification team; in account 111111111111 and Region eu-west-1; pipeline.notifications[0].name',
      'EventBridge rule shop_team_rolled-back: the notification team; in account 111111111111 and Region eu-west-1; pipeline.notifications[0].name',
      'EventBridge rule shop_team_on-hold: the notification team; in account 111111111111 and Region eu-west-1; pipeline.notifications[0].name',
      'EventBridge rule shop_team_released: the notification team; in account 111111111111 and Region eu-west-1; pipeline.notifications[0].name',
      'SNS topic shop_operators: the notification operators; in account 111111111111 and Region eu-west-1; pipeline.notifications[1].name',
      'EventBridge rule shop_operators_waiting: the notification operators; in account 111111111111 and Region eu-west-1; pipeline.notifications[1].name',
      'EventBridge rule shop_operators_failed: the notification operators; in account 111111111111 and Region eu-west-1; pipeline.notifications[1].name',
      'EventBridge rule shop_operators_rolled-back: the notification operators; in account 111111111111 and Region eu-west-1; pipeline.notifications[1].name',
      'EventBridge rule shop_operators_on-hold: the notification operators; in account 111111111111 and Region eu-west-1; pipeline.notifications[1].name',
      'EventBridge rule shop_operators_released: the notification operators; in account 111111111111 and Region eu-west-1; pipeline.notifications[1].name',
    ],
  ],
  [
    'CI',
    { ci: { github: { repository: 'shop/infrastructure' } } as never },
    0,
    [
      'IAM role shop-ci-pipeline: the pipelines; in account 111111111111; name',
      'IAM role shop-ci-plan: the plans; in account 111111111111; name',
      'IAM role shop-ci-dev: the environment dev; in account 111111111111; name, environments[0].name',
    ],
  ],
  [
    'a custom state bucket',
    { terraform: { stateBucket: 'state' } },
    1,
    ['S3 bucket state: the Terraform state; in all of AWS; terraform.stateBucket'],
  ],
  ['existing roles for Terraform', { terraform: { existing: ['roles'] as never } }, 8, []],
  [
    'a duplicate name',
    {
      environments: [
        { name: 'dev', accountId: '222222222222' },
        { name: 'dev', accountId: '333333333333' },
      ],
      services: [{ name: 'api' }, { name: 'api' }],
    },
    0,
    [
      'CloudFormation stack shop-bootstrap: bootstrap; in account 333333333333 and Region eu-west-1; name',
      'IAM role shop-terraform: Terraform; in account 333333333333; name',
      'IAM role shop-terraform-plan: Terraform; in account 333333333333; name',
      'IAM policy shop-boundary: Terraform; in account 333333333333; name',
    ],
  ],
])('%s', (_, change, fewer, more) => {
  const names = namesOf({ ...SHOP, ...change });

  expect(names.filter((name) => !ALL.includes(name))).toEqual(more);
  expect(ALL.filter((name) => !names.includes(name))).toHaveLength(fewer);
});

test('a config without a name has no derived names', () => {
  expect(namesOf({ ...SHOP, name: undefined } as unknown as EcsPipelineConfig)).toEqual([]);
});

test('the longest part of a name is the one to shorten', () => {
  const decidesOn = (environment: string, service: string) => {
    const environments = [{ name: environment, accountId: '222222222222' }];
    const names = namesOf({ ...SHOP, environments, services: [{ name: service }] });
    return names
      .filter((name) => /^IAM role .*-task|hold|state-(?!pipeline)/.test(name))
      .map((name) => name.split('; ')[2]);
  };

  expect(decidesOn('production', 'web')).toEqual([
    'environments[0].name, services[0].name, or stackName',
    'environments[0].name, services[0].name',
    'environments[0].name',
    'name, or terraform.stateBucket',
  ]);
  expect(decidesOn('dev', 'storefront')).toEqual([
    'services[0].name, or stackName',
    'services[0].name',
    'name, environments[0].name',
    'name, or terraform.stateBucket',
  ]);
});

test('while the account or Region of a name is unknown, it cannot collide', () => {
  const withoutAccounts = { ...SHOP, pipeline: {}, environments: [{ name: 'dev' }] } as unknown as EcsPipelineConfig;
  const withoutRegion = { ...SHOP, region: undefined } as unknown as EcsPipelineConfig;
  const regional = ALL.filter((name) => name.includes('eu-west-1;') && !/the artifacts/.test(name));

  expect(namesOf(withoutAccounts).filter((name) => !name.includes('; in undefined;'))).toEqual([]);
  expect(namesOf(withoutRegion)).toEqual(
    ALL.filter((name) => !/the artifacts/.test(name)).map((name) =>
      regional.includes(name) ? name.replace(/; in [^;]*;/, '; in undefined;') : name,
    ),
  );
});

test('an environment with the name of the pipeline root has no derived role for its state', () => {
  const environments = [{ name: 'pipeline', accountId: '222222222222' }];

  expect(namesOf({ ...SHOP, environments }).filter((name) => name.startsWith('IAM role shop-state-'))).toEqual([
    'IAM role shop-state-pipeline: the pipelines; in account 111111111111; name',
  ]);
});
