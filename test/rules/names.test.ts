import { EcsPipelineConfig, ExistingPart } from '../../src/config';
import { shorten, showValue } from '../../src/text/messages';
import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

/** A part with which a derived name has the given length. */
function ofLength(length: number, derived: (name: string) => string): string {
  return 'x'.repeat(length - derived('').length);
}

describe('too long', () => {
  test.each<[string, (extra: string) => EcsPipelineConfig, string]>([
    [
      'a service whose roles in an environment would have more than 64 characters',
      (extra) =>
        minimalConfig({ services: [{ name: `${ofLength(64, (x) => `shop-dev-${x}-cloudformation`)}${extra}` }] }),
      'services[0].name: too long for the name of the IAM role, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "shop-dev-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-cloudformation" by 1 to 64 characters, or set stackName',
    ],
    [
      'an environment, likewise',
      (extra) =>
        minimalConfig({
          environments: [minimalEnvironment(`${ofLength(64, (x) => `shop-${x}-api-cloudformation`)}${extra}`)],
        }),
      'environments[0].name: too long for the name of the IAM role, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "shop-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-api-cloudformation" by 1 to 64 characters, or set stackName',
    ],
    [
      'a name with which an artifact bucket would have more than 63 characters',
      (extra) => minimalConfig({ name: `${ofLength(63, (x) => `${x}-artifacts-111111111111-eu-west-1`)}${extra}` }),
      'name: too long for the name of the S3 bucket, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-artifacts-111111111111-eu-west-1" by 1 to 63 characters',
    ],
    [
      'a service whose pipeline would have a rule of more than 64 characters',
      (extra) =>
        minimalConfig({
          services: [{ name: `${ofLength(64, (x) => `shop-${x}-image-pushed`)}${extra}`, stackName: 'api' }],
        }),
      'services[0].name: too long for the name of the EventBridge rule, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "shop-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-image-pushed" by 1 to 64 characters',
    ],
    [
      'a stack name',
      (extra) =>
        configWithService({
          overrides: { production: { stackName: `${ofLength(64, (x) => `${x}-cloudformation`)}${extra}` } },
        }),
      'services[0].overrides.production.stackName: too long for the name of the IAM role, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-cloudformation" by 1 to 64 characters',
    ],
    [
      'an environment whose state would have a role with a name of more than 64 characters',
      (extra) =>
        minimalConfig({
          environments: [minimalEnvironment(`${ofLength(64, (x) => `shop-state-${x}`)}${extra}`)],
          services: [{ name: 'api', stackName: 'api', serviceName: 'api' }],
        }),
      `environments[0].name: too long for the name of the IAM role, got "${'x'.repeat(54)}"; shorten "shop-state-${'x'.repeat(54)}" by 1 to 64 characters`,
    ],
    [
      'an environment whose own pipeline would have a name of more than 100 characters',
      (extra) =>
        minimalConfig({
          environments: [minimalEnvironment(`${ofLength(100, (x) => `shop_api_${x}`)}${extra}`)],
          services: [{ name: 'api', stackName: 'api', serviceName: 'api' }],
          terraform: { existing: [ExistingPart.ROLES] },
        }),
      `environments[0].name: too long for the name of the pipeline, got "${'x'.repeat(92)}"; shorten "shop_api_${'x'.repeat(92)}" by 1 to 100 characters`,
    ],
    [
      'an extra repository',
      (extra) => configWithService({ image: { extraRepositoryNames: [`${'x'.repeat(256)}${extra}`] } }),
      `services[0].image.extraRepositoryNames[0]: too long for the name of the ECR repository, got ${showValue('x'.repeat(257))}; shorten "${shorten('x'.repeat(257))}" by 1 to 256 characters`,
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config(''))).toEqual([]);
    expect(linesOf(config('x'))).toEqual([line]);
  });

  test('of forty names that one key makes too long, the worst is told', () => {
    const environments = ['dev', 'staging', 'production'].map((name) => minimalEnvironment(name));
    const lines = linesOf(minimalConfig({ environments, services: [{ name: 'x'.repeat(80) }, { name: 'api' }] }));

    expect(lines).toEqual([expect.stringContaining('shop-production-xxx')]);
    expect(lines).toEqual([expect.stringContaining('by 47 to 64 characters')]);
  });

  test('a limit that is left when a setting replaces the worst name is told at once', () => {
    const environments = [minimalEnvironment('production')];
    const service = 'x'.repeat(50);

    expect(linesOf(minimalConfig({ environments, services: [{ name: service }] }))).toEqual([
      `services[0].name: too long for the name of the IAM role, got "${service}"; shorten "shop-production-${service}-cloudformation" by 17 to 64 characters, or set stackName, which leaves "shop-${service}-image-pushed", the name of the EventBridge rule, 4 too long`,
    ]);
  });

  test('each key that makes names too long is told', () => {
    const services = [{ name: 'x'.repeat(50) }, { name: 'y'.repeat(51) }];

    expect(linesOf(minimalConfig({ services })).map((line) => line.split(':')[0])).toEqual([
      'services[0].name',
      'services[1].name',
    ]);
  });
});

describe('twice', () => {
  test('a stack name for all environments of one account', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('staging')];

    expect(linesOf(minimalConfig({ environments, services: [{ name: 'api', stackName: 'api' }] }))).toEqual([
      'services[0].stackName: leads to a second CloudFormation stack "api" in account 222222222222 and eu-west-1: one of api in dev, one of api in staging, got "api"; set it in overrides, another one for each environment',
    ]);
  });

  test('a stack name in two accounts is none', () => {
    expect(linesOf(configWithService({ stackName: 'api' }))).toEqual([]);
  });

  test('in two Regions of one account the stacks differ, but the roles do not', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('staging', { region: 'eu-central-1' })];

    expect(linesOf(minimalConfig({ environments, services: [{ name: 'api', stackName: 'api' }] }))).toEqual([
      'services[0].stackName: leads to a second IAM role "api-cloudformation" in account 222222222222: one of api in dev, one of api in staging, got "api"; set it in overrides, another one for each environment',
    ]);
  });

  test('hyphens that lead to the same name', () => {
    const config = minimalConfig({
      environments: [minimalEnvironment('dev'), minimalEnvironment('dev-eu')],
      services: [{ name: 'eu-api' }, { name: 'api' }],
    });

    expect(linesOf(config)).toEqual([
      'services[1].name: leads to a second CloudFormation stack "shop-dev-eu-api" in account 222222222222 and eu-west-1: one of eu-api in dev, one of api in dev-eu, got "api"; use another name',
    ]);
  });

  test('the policies of environments whose names are those of what policies allow', () => {
    const environments = ['operate', 'view'].map((name) => minimalEnvironment(name, { accountId: '111111111111' }));

    expect(linesOf(minimalConfig({ environments }))).toEqual([
      'environments[1].name: leads to a second IAM policy "shop-operate-view" in account 111111111111: one of the environment operate, one of the environment view, got "view"; use another name',
    ]);
  });

  test("a service's stack in the pipeline account and the stack of its functions", () => {
    const environments = [minimalEnvironment('api', { accountId: '111111111111' })];

    expect(linesOf(minimalConfig({ environments, services: [{ name: 'functions' }, { name: 'api' }] }))).toEqual([
      'services[1].name: leads to a second CloudFormation stack "shop-api-functions" in account 111111111111 and eu-west-1: one of functions in api, one of the pipeline of api, got "api"; use another name',
    ]);
  });

  test('stacks whose names differ in case only, and with them the roles, which IAM does not distinguish by it', () => {
    const services = [
      { name: 'api', stackName: 'Web' },
      { name: 'worker', stackName: 'web' },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].stackName: leads to a second IAM role "web-cloudformation" in account 222222222222: one of api in dev, one of worker in dev, got "web"; use another name, as Web-cloudformation differs in case only',
    ]);
  });

  test('a stack that has the name of that of bootstrap', () => {
    expect(linesOf(minimalConfig({ services: [{ name: 'api', stackName: 'shop-bootstrap' }] }))).toEqual([
      'services[0].stackName: leads to a second CloudFormation stack "shop-bootstrap" in account 222222222222 and eu-west-1: one of bootstrap, one of api in dev, got "shop-bootstrap"; use another name',
    ]);
  });

  test('ECS services of one cluster', () => {
    const services = [
      { name: 'api', serviceName: 'web', clusterName: 'main' },
      { name: 'worker', serviceName: 'web', clusterName: 'main' },
      { name: 'cron', serviceName: 'web', clusterName: 'other' },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].serviceName: leads to a second ECS service "web" in cluster main in account 222222222222 and eu-west-1: one of api in dev, one of worker in dev, got "web"; use another name',
    ]);
  });

  test('repositories', () => {
    const services = [
      { name: 'api', image: { extraRepositoryNames: ['shop/tools'] } },
      { name: 'worker', image: { repositoryName: 'shop/tools' } },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].image.repositoryName: leads to a second ECR repository "shop/tools" in account 111111111111 and eu-west-1: one of the pipeline of api, one of the pipeline of worker, got "shop/tools"; use another name',
    ]);
  });

  test('a state bucket that is an artifact bucket', () => {
    const stateBucket = 'shop-artifacts-111111111111-eu-west-1';

    expect(linesOf(minimalConfig({ terraform: { stateBucket } }))).toEqual([
      `terraform.stateBucket: leads to a second S3 bucket "${stateBucket}" in all of AWS: one of the artifacts in eu-west-1, one of the Terraform state, got "${stateBucket}"; use another name`,
    ]);
  });
});

describe('reserved', () => {
  test.each([
    ['sthree', 'sthree-'],
    ['sthree-shop', 'sthree-'],
    ['amzn-s3-demo', 'amzn-s3-demo-'],
  ])('%s at the beginning of buckets', (name, prefix) => {
    expect(linesOf(minimalConfig({ name }))).toEqual([
      `name: makes the names of buckets begin with ${prefix}, which Amazon S3 reserves, got "${name}"; use another name`,
    ]);
  });

  test.each(['sthreeshop', 'aws-shop', 'ssm'])('%s is not', (name) => {
    expect(linesOf(minimalConfig({ name }))).toEqual([]);
  });
});
