import { EcsPipelineConfig, LaunchType, ServiceSettings } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { factsOf } from '../../src/render/facts';
import { formatRecord } from '../../src/sync/record';

const CONFIG: EcsPipelineConfig = {
  name: 'shop',
  region: 'eu-west-1',
  pipeline: { accountId: '111111111111' },
  terraform: { roleName: 'terraform' },
  environments: [
    { name: 'dev', accountId: '222222222222' },
    { name: 'production', accountId: '333333333333', region: 'eu-central-1', approval: true },
  ],
  services: [{ name: 'api', clusterName: 'apps', image: { extraRepositoryNames: ['tools'] } }],
};

test('one fact per line, readable in a review', () => {
  expect(
    formatRecord(factsOf(resolveModel(CONFIG)))
      .split('\n')
      .slice(2),
  ).toEqual([
    'provider eu_central_1 region eu-central-1',
    'repository api created arn:aws:ecr:eu-west-1:111111111111:repository/shop/api',
    'repository api extra arn:aws:ecr:eu-west-1:111111111111:repository/tools',
    'root environments/dev account 222222222222',
    'root environments/dev deploys immediately',
    'root environments/dev input assign_public_ip',
    'root environments/dev input security_group_ids',
    'root environments/dev input subnet_ids',
    'root environments/dev region eu-west-1',
    'root environments/dev role arn:aws:iam::222222222222:role/terraform',
    'root environments/dev state shop-terraform-state-111111111111/shop/environments/dev/terraform.tfstate (eu-west-1)',
    'root environments/production account 333333333333',
    'root environments/production approvals -',
    'root environments/production deploys after an approval',
    'root environments/production input assign_public_ip',
    'root environments/production input security_group_ids',
    'root environments/production input subnet_ids',
    'root environments/production region eu-central-1',
    'root environments/production role arn:aws:iam::333333333333:role/terraform',
    'root environments/production state shop-terraform-state-111111111111/shop/environments/production/terraform.tfstate (eu-west-1)',
    'root pipeline account 111111111111',
    'root pipeline region eu-west-1',
    'root pipeline role arn:aws:iam::111111111111:role/terraform',
    'root pipeline state shop-terraform-state-111111111111/shop/pipeline/terraform.tfstate (eu-west-1)',
    'service environments/dev/api cluster apps',
    'service environments/dev/api ecs-service shop-dev-api',
    'service environments/dev/api runs-on launch type FARGATE',
    'service environments/dev/api stack shop-dev-api',
    'service environments/production/api cluster apps',
    'service environments/production/api ecs-service shop-production-api',
    'service environments/production/api runs-on launch type FARGATE',
    'service environments/production/api stack shop-production-api',
    '',
  ]);
});

test('a service that runs the image of another one has that repository', () => {
  const services = [
    { name: 'worker', image: { from: 'api' } },
    { name: 'api', image: { extraRepositoryNames: ['tools'] } },
  ];
  const lines = formatRecord(factsOf(resolveModel({ ...CONFIG, services }))).match(/^repository .*$/gm);

  expect(lines).toEqual([
    'repository api created arn:aws:ecr:eu-west-1:111111111111:repository/shop/api',
    'repository api extra arn:aws:ecr:eu-west-1:111111111111:repository/tools',
    'repository worker shared arn:aws:ecr:eu-west-1:111111111111:repository/shop/api',
  ]);
});

const capacityOf = (settings: ServiceSettings) =>
  factsOf(resolveModel({ ...CONFIG, services: [{ name: 'api', ...settings }] })).find(
    ({ attribute }) => attribute === 'runs-on',
  )?.value;

test.each([
  [{ launchType: LaunchType.EC2 }, 'launch type EC2'],
  [{ capacityProvider: 'gpu' }, 'capacity provider gpu (base 0, weight 1)'],
  [{ launchType: LaunchType.EC2, capacityProvider: 'gpu' }, 'capacity provider gpu (base 0, weight 1)'],
  [
    {
      capacityProviderStrategy: [
        { capacityProvider: 'FARGATE_SPOT', weight: 4 },
        { capacityProvider: 'FARGATE', base: 2, weight: 0 },
      ],
    },
    'capacity providers FARGATE (base 2, weight 0), FARGATE_SPOT (base 0, weight 4)',
  ],
  [{ capacityProvider: 'of two\nlines' }, 'capacity provider of two\\u000alines (base 0, weight 1)'],
])('what a service runs on, whatever is left to defaults: %j', (settings, value) => {
  expect(capacityOf(settings)).toBe(value);
});

test('a service without a cluster in the config uses the one of inputs.tf, which must define it', () => {
  const facts = factsOf(resolveModel({ ...CONFIG, services: [{ name: 'api' }] }));

  expect(facts).toContainEqual({
    kind: 'service',
    subject: 'environments/dev/api',
    attribute: 'cluster',
    value: 'local.cluster_name',
  });
  expect(facts).toContainEqual({
    kind: 'root',
    subject: 'environments/dev',
    attribute: 'input',
    value: 'cluster_name',
  });
});

test('an image that others push to a repository of theirs', () => {
  const repositoryArn = 'arn:aws:ecr:eu-west-1:111111111111:repository/theirs';
  const facts = factsOf(resolveModel({ ...CONFIG, services: [{ name: 'api', image: { repositoryArn } }] }));

  expect(facts.filter(({ kind }) => kind === 'repository')).toEqual([
    { kind: 'repository', subject: 'api', attribute: 'existing', value: repositoryArn },
  ]);
});

test('sidecars whose image the pushes move that start a pipeline', () => {
  const registry = '111111111111.dkr.ecr.eu-west-1.amazonaws.com';
  const images = [
    undefined,
    'self',
    `${registry}/shop/api:deploy`,
    `${registry}/shop/api:1.29`,
    `${registry}/shop/api`,
    `${registry}/shop/api:deploy@sha256:0`,
    `${registry}/tools:deploy`,
    'public.ecr.aws/shop/api:deploy',
  ];
  const sidecars = images.map((image, index) => ({ name: `s${index}`, image }));
  const environments = [{ name: 'dev', accountId: '222222222222' }];
  const services = [{ name: 'worker', sidecars, image: { tag: 'release' } }, ...CONFIG.services];

  expect(factsOf(resolveModel({ ...CONFIG, environments, services })).filter(({ kind }) => kind === 'sidecar')).toEqual(
    [
      {
        kind: 'sidecar',
        subject: 'environments/dev/worker/s2',
        attribute: 'moving-image',
        value: `${registry}/shop/api:deploy`,
      },
    ],
  );
});
