import {
  EcsPipelineConfig,
  EnvironmentConfig,
  GithubPushConfig,
  LaunchType,
  PushConfig,
  ServiceConfig,
} from '../../src/config';
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

test('the model of a config has every name and ARN', () => {
  const model = resolveModel(config);

  expect(model).toMatchObject({
    partition: { name: 'aws', dnsSuffix: 'amazonaws.com' },
    terraform: {
      stateBucket: 'shop-terraform-state-111111111111',
      stateRegion: 'eu-west-1',
      statePlanRoleArn: 'arn:aws:iam::111111111111:role/bootstrap/shop/shop-terraform-plan',
    },
    pipelineAccount: { folder: 'pipeline', stateKey: 'shop/pipeline/terraform.tfstate' },
    pipelines: [
      {
        prefix: 'shop-api',
        name: 'shop_api',
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
  expect(model.environments.map(({ approvals, region, stateKey }) => ({ approvals, region, stateKey }))).toEqual([
    { approvals: [], region: 'eu-west-1', stateKey: 'shop/environments/dev/terraform.tfstate' },
    {
      approvals: [
        {
          key: 'production',
          name: null,
          topic: 'shop-approval-production',
          policy: 'shop-approve-production',
          notify: [],
          approvers: [],
          instructions: null,
          timeoutMinutes: 10080,
        },
      ],
      region: 'eu-central-1',
      stateKey: 'shop/environments/production/terraform.tfstate',
    },
  ]);
});

test.each([
  ['eu-west-1', 'aws', 'amazonaws.com'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
])('in %s, every ARN is in partition %s', (region, partition, dnsSuffix) => {
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
      'is the one in the config, if it is set',
      { pipeline: { accountId: '111111111111', region: 'us-east-1' }, terraform: { stateRegion: 'eu-north-1' } },
      'eu-north-1',
    ],
  ])('%s', (_, changes, expected) => {
    expect(stateRegion(changes)).toBe(expected);
  });
});

test.each<[string, EnvironmentConfig['approval'], string[]]>([
  ['none', false, []],
  ['one', true, ['production']],
  ['an approval with a name', { name: 'qa' }, ['production/qa']],
  ['a list with one approval', [{ timeoutMinutes: 5 }], ['production']],
  ['several approvals, in order', [{ name: 'qa' }, { name: 'editors' }], ['production/qa', 'production/editors']],
])('the approvals of an environment: %s', (_, approval, keys) => {
  const [, environment] = resolveModel({
    ...config,
    environments: [config.environments[0]!, { ...config.environments[1]!, approval }],
  }).environments;

  expect(environment!.approvals.map(({ key }) => key)).toEqual(keys);
  expect(environment!.services[0]!.deployment.isAutomatic).toBe(keys.length === 0);
});

test('an approver keeps its type, but not its path', () => {
  const approvers = [
    'arn:aws:iam::111111111111:role/user/teams/release-manager',
    'arn:aws:iam::111111111111:user/role/break-glass',
  ];
  const { environments } = resolveModel({
    ...config,
    environments: [{ name: 'dev', accountId: '222222222222', approval: { approvers } }],
  });

  expect(environments[0]!.approvals[0]!.approvers).toEqual([
    { type: 'role', name: 'release-manager' },
    { type: 'user', name: 'break-glass' },
  ]);
});

test('the tags of an environment override those of the config; the pipeline account has those of the config', () => {
  const tagged = resolveModel({
    ...config,
    tags: { team: 'shop', stage: 'any' },
    environments: [{ name: 'dev', accountId: '222222222222', tags: { stage: 'dev' } }],
  });

  expect(tagged.pipelineAccount.tags).toEqual({ team: 'shop', stage: 'any' });
  expect(tagged.environments[0]!.tags).toEqual({ team: 'shop', stage: 'dev' });
});

test('every Region of a pipeline or environment has one artifact store', () => {
  expect(resolveModel(config).artifactStores.map(({ bucketName }) => bucketName)).toEqual([
    'shop-artifacts-111111111111-eu-west-1',
    'shop-artifacts-111111111111-eu-central-1',
  ]);
});

test('the role of its pipelines deploys a service, and the role of their function prepares and records it', () => {
  const model = resolveModel({ ...config, services: [{ name: 'api' }, { name: 'web' }] });

  expect(model.environments[1]!.services[1]!.deployment).toMatchObject({
    pipelineRoleArn: 'arn:aws:iam::111111111111:role/ecs-pipeline/shop/shop-web-pipeline',
    functionsRoleArn: 'arn:aws:iam::111111111111:role/shop-web-functions',
  });
});

test('services that run the same image share a pipeline, and pull from its repositories', () => {
  const worker = { name: 'worker', image: { from: 'web' } };
  const model = resolveModel({
    ...config,
    services: [worker, { name: 'api' }, { name: 'web', image: { extraRepositoryNames: ['tools'] } }],
  });

  expect(model.pipelines.map(({ service, services }) => ({ service, services }))).toEqual([
    { service: 'api', services: ['api'] },
    { service: 'web', services: ['web', 'worker'] },
  ]);
  const [ofWorker, , ofWeb] = model.environments[1]!.services;
  expect(ofWorker!.deployment).toEqual(ofWeb!.deployment);
  expect(ofWorker!.deployment.repositoryArns).toEqual([
    'arn:aws:ecr:eu-west-1:111111111111:repository/shop/web',
    'arn:aws:ecr:eu-west-1:111111111111:repository/tools',
  ]);
});

test('a pipeline has the environments of its services, and an environment has only its services', () => {
  const qa = { name: 'qa', accountId: '444444444444' };
  const model = resolveModel({
    ...config,
    environments: [config.environments[0]!, qa, config.environments[1]!],
    services: [
      { name: 'api' },
      { name: 'web', environments: ['dev'] },
      { name: 'worker', environments: ['production', 'dev'], image: { from: 'web' } },
    ],
  });

  expect(model.environments.map(({ services }) => services.map(({ name }) => name))).toEqual([
    ['api', 'web', 'worker'],
    ['api'],
    ['api', 'worker'],
  ]);
  expect(model.pipelines.map(({ environments }) => environments)).toEqual([
    ['dev', 'qa', 'production'],
    ['dev', 'production'],
  ]);
});

describe('values that the config does not set come from inputs.tf', () => {
  const inputs = (service: object) =>
    resolveModel({ ...config, services: [{ name: 'api', ...service }] }).environments[0]!.inputs;

  test.each([
    ['nothing is set', {}, ['cluster_name', 'subnet_ids', 'security_group_ids', 'assign_public_ip']],
    ['the cluster is set', { clusterName: 'main' }, ['subnet_ids', 'security_group_ids', 'assign_public_ip']],
    [
      'subnets are set, whose routes determine public addresses',
      { subnetIds: ['subnet-1'] },
      ['cluster_name', 'security_group_ids'],
    ],
    ['tasks have no network interface', { launchType: LaunchType.EC2, networkMode: 'bridge' }, ['cluster_name']],
    [
      'tasks run on EC2, which assigns no public address',
      { launchType: LaunchType.EC2 },
      ['cluster_name', 'subnet_ids', 'security_group_ids'],
    ],
  ])('%s', (_, service, expected) => {
    expect(inputs(service)).toEqual(expected);
  });
});

test('overrides are merged into the service at every depth, and lists are replaced', () => {
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

test('an existing repository is not created, and nobody is given push access', () => {
  const model = resolveModel({
    ...config,
    services: [{ name: 'api', image: { repositoryArn: 'arn:aws:ecr:eu-west-1:111111111111:repository/team/api' } }],
  });

  expect(model.pipelines[0]!.repository).toMatchObject({ name: 'team/api', creation: null, github: null });
  expect(model.pipelineAccount.githubOidcProviderArn).toBeNull();
});

describe('push access', () => {
  const repositoriesOf = (...pushes: PushConfig[]) =>
    resolveModel({ ...config, services: pushes.map((push, index) => ({ name: `service-${index}`, push })) });

  test.each<[string, Pick<GithubPushConfig, 'branches' | 'tags' | 'environments'>, string[]]>([
    ['is for main by default', {}, ['main']],
    ['is for the branches in the config', { branches: ['a'], tags: ['v*'] }, ['a']],
    ['is for no branch if tags are set', { tags: ['v*'] }, []],
    ['is for no branch if environments are set', { environments: ['production'] }, []],
  ])('%s', (_, origins, branches) => {
    const { pipelines } = repositoriesOf({ github: { repository: 'example/api', ...origins } });

    expect(pipelines[0]!.repository.github!.branches).toEqual(branches);
  });

  test('has one OIDC provider for each GitLab', () => {
    const { pipelineAccount, pipelines } = repositoriesOf(
      { gitlab: { project: 'example/a' } },
      { gitlab: { project: 'example/b', url: 'https://git.example.com/gitlab', tags: ['v*'] } },
      { gitlab: { project: 'example/c', projectId: 7 } },
    );
    const providers = 'arn:aws:iam::111111111111:oidc-provider';

    expect(pipelineAccount.githubOidcProviderArn).toBeNull();
    expect(pipelineAccount.gitlabOidcProviders).toEqual([
      { url: 'https://gitlab.com', arn: `${providers}/gitlab.com` },
      { url: 'https://git.example.com/gitlab', arn: `${providers}/git.example.com/gitlab` },
    ]);
    expect(pipelines[1]!.repository.gitlab).toEqual({
      project: 'example/b',
      projectId: null,
      branches: [],
      tags: ['v*'],
      url: 'https://git.example.com/gitlab',
      roleName: 'shop-service-1-gitlab-push',
      roleArn: 'arn:aws:iam::111111111111:role/shop-service-1-gitlab-push',
      oidcProviderArn: `${providers}/git.example.com/gitlab`,
    });
  });
});

test('the model is frozen at every depth', () => {
  const model = resolveModel(config);

  expect(() => {
    (model.environments[1]!.approvals[0] as { timeoutMinutes: number }).timeoutMinutes = 5;
  }).toThrow(TypeError);
});

test.each<[string, Partial<ServiceConfig>, boolean]>([
  ['Fargate by default', {}, true],
  ['EC2', { launchType: LaunchType.EC2 }, false],
  [
    'a Fargate capacity provider, which takes precedence over the launch type',
    { launchType: LaunchType.EC2, capacityProvider: 'FARGATE' },
    true,
  ],
  ['a capacity provider of container instances', { capacityProvider: 'apps' }, false],
])('inputs.tf sets the public address for tasks that can have one: %s', (_, settings, expected) => {
  const [environment] = resolveModel({ ...config, services: [{ name: 'api', ...settings }] }).environments;

  expect(environment!.services[0]!.inputs.includes('assign_public_ip')).toBe(expected);
});
