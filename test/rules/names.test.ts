import { EcsPipelineConfig, ExistingPart } from '../../src/config';
import { shorten, showValue } from '../../src/text/messages';
import { configWithService, linesOf, minimalConfig, minimalEnvironment } from '../config/fixtures';

/** A part of a name, with which the derived name has the given length. */
function ofLength(length: number, derived: (name: string) => string): string {
  return 'x'.repeat(length - derived('').length);
}

describe('too long', () => {
  test.each<[string, (extra: string) => EcsPipelineConfig, string]>([
    [
      'a service whose roles in an environment would have more than 64 characters',
      (extra) =>
        minimalConfig({ services: [{ name: `${ofLength(64, (x) => `shop-dev-${x}-cloudformation`)}${extra}` }] }),
      'services[0].name: makes the IAM role name too long, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "shop-dev-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-cloudformation" from 65 to 64 characters, or set stackName',
    ],
    [
      'an environment whose roles would have more than 64 characters',
      (extra) =>
        minimalConfig({
          environments: [minimalEnvironment(`${ofLength(64, (x) => `shop-${x}-api-cloudformation`)}${extra}`)],
        }),
      'environments[0].name: makes the IAM role name too long, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "shop-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-api-cloudformation" from 65 to 64 characters, or set stackName',
    ],
    [
      'a name with which an artifact bucket would have more than 63 characters',
      (extra) => minimalConfig({ name: `${ofLength(63, (x) => `${x}-artifacts-111111111111-eu-west-1`)}${extra}` }),
      'name: makes the S3 bucket name too long, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-artifacts-111111111111-eu-west-1" from 64 to 63 characters',
    ],
    [
      'a service whose pipeline would have a rule with more than 64 characters',
      (extra) =>
        minimalConfig({
          services: [{ name: `${ofLength(64, (x) => `shop-${x}-image-pushed`)}${extra}`, stackName: 'api' }],
        }),
      'services[0].name: makes the EventBridge rule name too long, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "shop-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-image-pushed" from 65 to 64 characters',
    ],
    [
      'a stack name',
      (extra) =>
        configWithService({
          overrides: { production: { stackName: `${ofLength(64, (x) => `${x}-cloudformation`)}${extra}` } },
        }),
      'services[0].overrides.production.stackName: makes the IAM role name too long, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; shorten "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-cloudformation" from 65 to 64 characters',
    ],
    [
      'an environment whose state would have a role with more than 64 characters',
      (extra) =>
        minimalConfig({
          environments: [minimalEnvironment(`${ofLength(64, (x) => `shop-state-${x}`)}${extra}`)],
          services: [{ name: 'api', stackName: 'api', serviceName: 'api' }],
        }),
      `environments[0].name: makes the IAM role name too long, got "${'x'.repeat(54)}"; shorten "shop-state-${'x'.repeat(54)}" from 65 to 64 characters`,
    ],
    [
      'an environment whose direct pipeline would have more than 100 characters',
      (extra) =>
        minimalConfig({
          environments: [minimalEnvironment(`${ofLength(100, (x) => `shop_api_${x}`)}${extra}`)],
          services: [{ name: 'api', stackName: 'api', serviceName: 'api' }],
          terraform: { existing: [ExistingPart.ROLES] },
        }),
      `environments[0].name: makes the pipeline name too long, got "${'x'.repeat(92)}"; shorten "shop_api_${'x'.repeat(92)}" from 101 to 100 characters`,
    ],
    [
      'an extra repository',
      (extra) => configWithService({ image: { extraRepositoryNames: [`${'x'.repeat(256)}${extra}`] } }),
      `services[0].image.extraRepositoryNames[0]: makes the ECR repository name too long, got ${showValue('x'.repeat(257))}; shorten "${shorten('x'.repeat(257))}" from 257 to 256 characters`,
    ],
  ])('%s', (_, config, line) => {
    expect(linesOf(config(''))).toEqual([]);
    expect(linesOf(config('x'))).toEqual([line]);
  });

  test('the worst of forty names that one key makes too long is reported', () => {
    const environments = ['dev', 'staging', 'production'].map((name) => minimalEnvironment(name));
    const lines = linesOf(minimalConfig({ environments, services: [{ name: 'x'.repeat(80) }, { name: 'api' }] }));

    expect(lines).toEqual([expect.stringContaining('shop-production-xxx')]);
    expect(lines).toEqual([expect.stringContaining('from 111 to 64 characters')]);
  });

  test('a limit that remains when a setting replaces the worst name is reported with it', () => {
    const environments = [minimalEnvironment('production')];
    const service = 'x'.repeat(50);

    expect(linesOf(minimalConfig({ environments, services: [{ name: service }] }))).toEqual([
      `services[0].name: makes the IAM role name too long, got "${service}"; shorten "shop-production-${service}-cloudformation" from 81 to 64 characters, or set stackName (the EventBridge rule name "shop-${service}-image-pushed" would still be too long by 4)`,
    ]);
  });

  test('every key that makes names too long is reported', () => {
    const services = [{ name: 'x'.repeat(50) }, { name: 'y'.repeat(51) }];

    expect(linesOf(minimalConfig({ services })).map((line) => line.split(':')[0])).toEqual([
      'services[0].name',
      'services[1].name',
    ]);
  });
});

describe('duplicate', () => {
  test('a stack name for all environments of one account', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('staging')];

    expect(linesOf(minimalConfig({ environments, services: [{ name: 'api', stackName: 'api' }] }))).toEqual([
      'services[0].stackName: leads to the same CloudFormation stack name "api" in account 222222222222 and Region eu-west-1 for api in dev and api in staging, got "api"; set a different one for each environment under overrides',
    ]);
  });

  test('a stack name in two accounts is not a duplicate', () => {
    expect(linesOf(configWithService({ stackName: 'api' }))).toEqual([]);
  });

  test('in two Regions of one account, the stacks differ, but the roles do not', () => {
    const environments = [minimalEnvironment('dev'), minimalEnvironment('staging', { region: 'eu-central-1' })];

    expect(linesOf(minimalConfig({ environments, services: [{ name: 'api', stackName: 'api' }] }))).toEqual([
      'services[0].stackName: leads to the same IAM role name "api-cloudformation" in account 222222222222 for api in dev and api in staging, got "api"; set a different one for each environment under overrides',
    ]);
  });

  test('hyphens that lead to the same name', () => {
    const config = minimalConfig({
      environments: [minimalEnvironment('dev'), minimalEnvironment('dev-eu')],
      services: [{ name: 'eu-api' }, { name: 'api' }],
    });

    expect(linesOf(config)).toEqual([
      'services[1].name: leads to the same CloudFormation stack name "shop-dev-eu-api" in account 222222222222 and Region eu-west-1 for eu-api in dev and api in dev-eu, got "api"; use another name',
    ]);
  });

  test('the policies of environments that are named like the policies', () => {
    const environments = ['operate', 'look'].map((name) => minimalEnvironment(name, { accountId: '111111111111' }));

    expect(linesOf(minimalConfig({ environments }))).toEqual([
      'environments[1].name: leads to the same IAM policy name "shop-operate-look" in account 111111111111 for the environment operate and the environment look, got "look"; use another name',
    ]);
  });

  test("a service's stack in the pipeline account and the stack of its functions", () => {
    const environments = [minimalEnvironment('api', { accountId: '111111111111' })];

    expect(linesOf(minimalConfig({ environments, services: [{ name: 'functions' }, { name: 'api' }] }))).toEqual([
      'services[1].name: leads to the same CloudFormation stack name "shop-api-functions" in account 111111111111 and Region eu-west-1 for functions in api and the pipeline of api, got "api"; use another name',
    ]);
  });

  test('stacks whose names differ only in case, so that IAM does not distinguish their roles', () => {
    const services = [
      { name: 'api', stackName: 'Web' },
      { name: 'worker', stackName: 'web' },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].stackName: leads to the same IAM role name "web-cloudformation" in account 222222222222 for api in dev and worker in dev, got "web"; use another name because Web-cloudformation differs only in case',
    ]);
  });

  test('a stack with the name of the bootstrap stack', () => {
    expect(linesOf(minimalConfig({ services: [{ name: 'api', stackName: 'shop-bootstrap' }] }))).toEqual([
      'services[0].stackName: leads to the same CloudFormation stack name "shop-bootstrap" in account 222222222222 and Region eu-west-1 for bootstrap and api in dev, got "shop-bootstrap"; use another name',
    ]);
  });

  test('ECS services in one cluster', () => {
    const services = [
      { name: 'api', serviceName: 'web', clusterName: 'main' },
      { name: 'worker', serviceName: 'web', clusterName: 'main' },
      { name: 'cron', serviceName: 'web', clusterName: 'other' },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].serviceName: leads to the same ECS service name "web" in cluster main in account 222222222222 and Region eu-west-1 for api in dev and worker in dev, got "web"; use another name',
    ]);
  });

  test('repositories', () => {
    const services = [
      { name: 'api', image: { extraRepositoryNames: ['shop/tools'] } },
      { name: 'worker', image: { repositoryName: 'shop/tools' } },
    ];

    expect(linesOf(minimalConfig({ services }))).toEqual([
      'services[1].image.repositoryName: leads to the same ECR repository name "shop/tools" in account 111111111111 and Region eu-west-1 for the pipeline of api and the pipeline of worker, got "shop/tools"; use another name',
    ]);
  });

  test('a state bucket that is an artifact bucket', () => {
    const stateBucket = 'shop-artifacts-111111111111-eu-west-1';

    expect(linesOf(minimalConfig({ terraform: { stateBucket } }))).toEqual([
      `terraform.stateBucket: leads to the same S3 bucket name "${stateBucket}" in all of AWS for the artifacts in eu-west-1 and the Terraform state, got "${stateBucket}"; use another name`,
    ]);
  });
});

describe('reserved', () => {
  test.each([
    ['sthree', 'sthree-'],
    ['sthree-shop', 'sthree-'],
    ['amzn-s3-demo', 'amzn-s3-demo-'],
  ])('%s at the start of bucket names', (name, prefix) => {
    expect(linesOf(minimalConfig({ name }))).toEqual([
      `name: makes bucket names start with ${prefix}, which Amazon S3 reserves, got "${name}"; use another name`,
    ]);
  });

  test.each(['sthreeshop', 'aws-shop', 'ssm'])('%s is not reserved', (name) => {
    expect(linesOf(minimalConfig({ name }))).toEqual([]);
  });
});
