import { EcsPipelineConfig, LaunchType, ServiceConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';

const config: EcsPipelineConfig = {
  name: 'shop',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  environments: [
    { name: 'dev', accountId: '222222222222' },
    { name: 'production', accountId: '333333333333', region: 'eu-central-1', approval: true },
  ],
  services: [{ name: 'api' }],
};

test('every name and ARN of a config follows from it', () => {
  const model = resolveModel(config);

  expect(model).toMatchObject({
    partition: { name: 'aws', dnsSuffix: 'amazonaws.com' },
    terraform: {
      stateBucket: 'shop-terraform-state-111111111111',
      stateRegion: 'eu-west-1',
      stateRoleArn: null,
    },
    pipelineAccount: { folder: 'pipeline', stateKey: 'shop/pipeline/terraform.tfstate', executionMode: 'SUPERSEDED' },
    pipelines: [
      {
        name: 'shop-api',
        roleArn: 'arn:aws:iam::111111111111:role/ecs-pipeline/shop/shop-api-pipeline',
        functionsRoleArn: 'arn:aws:iam::111111111111:role/shop-api-functions',
        repository: {
          arn: 'arn:aws:ecr:eu-west-1:111111111111:repository/shop/api',
          url: '111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api',
          imageTag: 'deploy',
        },
      },
    ],
  });
  expect(model.environments.map(({ approval, region, stateKey }) => ({ approval, region, stateKey }))).toEqual([
    { approval: null, region: 'eu-west-1', stateKey: 'shop/environments/dev/terraform.tfstate' },
    {
      approval: {
        notify: [],
        approvers: [],
        instructions: null,
        timeoutMinutes: 10080,
      },
      region: 'eu-central-1',
      stateKey: 'shop/environments/production/terraform.tfstate',
    },
  ]);
});

test.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
])('in %s every ARN is in the partition %s', (region, partition, dnsSuffix) => {
  const model = resolveModel({
    ...config,
    region,
    environments: [config.environments[0]!],
    terraform: { roleName: 'terraform' },
  });

  const arns = JSON.stringify(model).match(/arn:[^:]+:/g)!;
  expect(new Set(arns)).toEqual(new Set([`arn:${partition}:`]));
  expect(model.pipelines[0]!.repository.url).toBe(`111111111111.dkr.ecr.${region}.${dnsSuffix}/shop/api`);
});

describe('the Region of the state', () => {
  const stateRegion = (changes: Partial<EcsPipelineConfig>) =>
    resolveModel({ ...config, ...changes }).terraform.stateRegion;

  test.each<[string, Partial<EcsPipelineConfig>, string]>([
    ["is the config's", {}, 'eu-west-1'],
    [
      "is the pipeline's, where that is another",
      { pipeline: { accountId: '111111111111', region: 'us-east-1' } },
      'us-east-1',
    ],
    [
      'is its own, where it is set',
      { pipeline: { accountId: '111111111111', region: 'us-east-1' }, terraform: { stateRegion: 'eu-north-1' } },
      'eu-north-1',
    ],
  ])('%s', (_, changes, expected) => {
    expect(stateRegion(changes)).toBe(expected);
  });
});

test('an approver keeps its type whatever its path is, and loses the path', () => {
  const approvers = [
    'arn:aws:iam::111111111111:role/user/teams/release-manager',
    'arn:aws:iam::111111111111:user/role/break-glass',
  ];
  const { environments } = resolveModel({
    ...config,
    environments: [{ name: 'dev', accountId: '222222222222', approval: { approvers } }],
  });

  expect(environments[0]!.approval!.approvers).toEqual([
    { type: 'role', name: 'release-manager' },
    { type: 'user', name: 'break-glass' },
  ]);
});

test('tags of an environment go over those of the config, and the pipeline has the latter', () => {
  const tagged = resolveModel({
    ...config,
    tags: { team: 'shop', stage: 'any' },
    environments: [{ name: 'dev', accountId: '222222222222', tags: { stage: 'dev' } }],
  });

  expect(tagged.pipelineAccount.tags).toEqual({ team: 'shop', stage: 'any' });
  expect(tagged.environments[0]!.tags).toEqual({ team: 'shop', stage: 'dev' });
});

test('there is one artifact store in each Region that something is deployed in', () => {
  expect(resolveModel(config).artifactStores.map(({ bucketName }) => bucketName)).toEqual([
    'shop-artifacts-111111111111-eu-west-1',
    'shop-artifacts-111111111111-eu-central-1',
  ]);
});

test('a service reads artifacts of its own pipeline only, under the twenty characters that CodePipeline keeps', () => {
  const model = resolveModel({ ...config, services: [{ name: 'a-service-with-a-long-name' }] });

  expect(model.environments[0]!.services[0]!.deployment).toMatchObject({
    artifactArn: 'arn:aws:s3:::shop-artifacts-111111111111-eu-west-1/shop-a-service-with-/*',
  });
});

describe('what the config leaves open comes from inputs.tf', () => {
  const inputs = (service: object) =>
    resolveModel({ ...config, services: [{ name: 'api', ...service }] }).environments[0]!.inputs;

  test.each([
    ['nothing is set', {}, ['cluster_name', 'subnet_ids', 'security_group_ids', 'assign_public_ip']],
    ['the cluster is set', { clusterName: 'main' }, ['subnet_ids', 'security_group_ids', 'assign_public_ip']],
    [
      'subnets are set, whose routes decide on public addresses',
      { subnetIds: ['subnet-1'] },
      ['cluster_name', 'security_group_ids'],
    ],
    ['tasks have no network interface', { launchType: LaunchType.EC2, networkMode: 'bridge' }, ['cluster_name']],
    [
      'tasks run on EC2, which gives no public address',
      { launchType: LaunchType.EC2 },
      ['cluster_name', 'subnet_ids', 'security_group_ids'],
    ],
  ])('%s', (_, service, expected) => {
    expect(inputs(service)).toEqual(expected);
  });
});

test('overrides are merged over the service at every depth, and lists replace', () => {
  const model = resolveModel({
    ...config,
    services: [
      {
        name: 'api',
        cpu: 256,
        command: ['serve', '--verbose'],
        autoscaling: { min: 1, max: 4 },
        overrides: { production: { cpu: 1024, command: ['serve'], autoscaling: { min: 2 } } },
      },
    ],
  });

  const settings = (index: number) => model.environments[index]!.services[0]!.settings;
  expect(settings(0)).toMatchObject({
    cpu: 256,
    command: ['serve', '--verbose'],
    autoscaling: { min: 1, max: 4 },
  });
  expect(settings(1)).toMatchObject({ cpu: 1024, command: ['serve'], autoscaling: { min: 2, max: 4 } });
});

test('an existing repository is neither created nor pushed to by anyone new', () => {
  const model = resolveModel({
    ...config,
    services: [{ name: 'api', image: { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/team/api' } }],
  });

  expect(model.pipelines[0]!.repository).toMatchObject({ name: 'team/api', creation: null, github: null });
  expect(model.pipelineAccount.githubOidcProviderArn).toBeNull();
});

test('the model is frozen at every depth', () => {
  const model = resolveModel(config);

  expect(() => {
    (model.environments[1]!.approval as { timeoutMinutes: number }).timeoutMinutes = 5;
  }).toThrow(TypeError);
});

test.each<[string, Partial<ServiceConfig>, boolean]>([
  ['Fargate by default', {}, true],
  ['EC2', { launchType: LaunchType.EC2 }, false],
  [
    'a capacity provider of Fargate, which wins over the launch type',
    { launchType: LaunchType.EC2, capacityProvider: 'FARGATE' },
    true,
  ],
  ['a capacity provider of container instances', { capacityProvider: 'apps' }, false],
])('a public address is left to inputs.tf for tasks that can have one: %s', (_, settings, expected) => {
  const [environment] = resolveModel({ ...config, services: [{ name: 'api', ...settings }] }).environments;

  expect(environment!.services[0]!.inputs.includes('assign_public_ip')).toBe(expected);
});
