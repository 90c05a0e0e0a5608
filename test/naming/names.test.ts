import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  approvalNames,
  artifactStoreNames,
  clusterName,
  environmentPolicyNames,
  firstStageName,
  loadBalancerName,
  lookPolicyName,
  notificationNames,
  pipelineEnvironmentNames,
  pipelineNames,
  serviceNames,
  stageNames,
  stateBucketName,
} from '../../src/naming/names';
import { productPath } from '../../src/naming/paths';

const config = { name: 'shop', pipeline: { accountId: '111111111111' } };

test('a service in an environment', () => {
  expect(serviceNames(config, 'dev', { name: 'api' }, {})).toEqual({
    schedule: 'shop-dev-api',
    schedulerRole: 'shop-dev-api-scheduler',
    stack: 'shop-dev-api',
    ecsService: 'shop-dev-api',
    container: 'api',
    taskRole: 'shop-dev-api-task',
    executionRole: 'shop-dev-api-execution',
    cloudFormationRole: 'shop-dev-api-cloudformation',
    deployRole: 'shop-dev-api-deploy',
    promotionRole: 'shop-dev-api-promotion',
    deployedImageParameter: '/ecs/shop-dev-api/deployed-image',
    deploymentParameter: '/ecs/shop-dev-api/deployment',
    logGroup: '/ecs/shop-dev-api',
    missingTasksAlarm: 'shop-dev-api-missing-tasks',
  });
});

test('custom names, where the stack name is the prefix of others', () => {
  const settings = { stackName: 'Web', serviceName: 'web', containerName: 'app', logGroupName: '/web' };

  expect(serviceNames(config, 'dev', { name: 'api' }, settings)).toMatchObject({
    stack: 'Web',
    ecsService: 'web',
    container: 'app',
    taskRole: 'Web-task',
    promotionRole: 'Web-promotion',
    deployedImageParameter: '/ecs/Web/deployed-image',
    deploymentParameter: '/ecs/Web/deployment',
    logGroup: '/web',
  });
});

test('the pipeline of a service', () => {
  expect(pipelineNames(config, { name: 'api' })).toEqual({
    prefix: 'shop-api',
    pipeline: 'shop_api',
    pipelineRole: 'shop-api-pipeline',
    functionsRole: 'shop-api-functions',
    eventsRole: 'shop-api-events',
    functionsStack: 'shop-api-functions',
    gitlabPushRole: 'shop-api-gitlab-push',
    promotionFunction: 'shop-api-promotion',
    eventRule: 'shop-api-image-pushed',
    repository: 'shop/api',
    pushRole: 'shop-api-push',
    pushUser: 'shop-api-push',
  });
});

test('the direct pipeline of a service for one environment, its hold and its agreements', () => {
  const names = pipelineEnvironmentNames(config, { name: 'api' }, 'dev');

  expect(names).toMatchObject({
    directPipeline: 'shop_api_dev',
    holdParameter: '/ecs-pipeline/shop/shop_api/dev/hold',
  });
  expect(names.agreementParameter('qa')).toBe('/ecs-pipeline/shop/shop_api/dev/agreement/qa');
  expect(productPath(config)).toBe('/ecs-pipeline/shop/');
});

test('an environment', () => {
  expect(approvalNames(config, 'dev')).toEqual({
    key: 'dev',
    topic: 'shop-approval-dev',
    policy: 'shop-approve-dev',
  });
  expect(approvalNames(config, 'dev', 'qa')).toEqual({
    key: 'dev/qa',
    topic: 'shop-approval-dev_qa',
    policy: 'shop-approve-dev.qa',
  });
  expect(lookPolicyName(config)).toBe('shop-look');
  expect(environmentPolicyNames(config, 'dev')).toEqual({ look: 'shop-dev-look', operate: 'shop-operate-dev' });
  expect(stageNames('dev')).toEqual({ approve: 'approve-dev', deploy: 'deploy-dev' });
  expect(firstStageName('dev', true)).toBe('approve-dev');
  expect(firstStageName('dev', false)).toBe('deploy-dev');
  expect(clusterName(config, 'dev')).toBe('shop-dev');
});

test('a notification, whose names have underscores, unlike other resources of their kinds', () => {
  expect(notificationNames(config, 'on-call')).toEqual({
    topic: 'shop_on-call',
    rules: {
      waiting: 'shop_on-call_waiting',
      failed: 'shop_on-call_failed',
      rolledBack: 'shop_on-call_rolled-back',
      onHold: 'shop_on-call_on-hold',
      released: 'shop_on-call_released',
    },
  });
});

test('a load balancer: at most 32 characters, different for different long names', () => {
  const nameOf = (environment: string, name = 'shop') => loadBalancerName({ name }, environment);

  expect(nameOf('dev')).toBe('shop-dev');
  expect(nameOf('x'.repeat(27))).toBe(`shop-${'x'.repeat(27)}`);
  expect(nameOf('x'.repeat(28))).toMatch(/^shop-x{18}-[0-9a-f]{8}$/);
  expect(nameOf('x'.repeat(28))).not.toBe(nameOf(`${'x'.repeat(27)}y`));
  expect(nameOf('x'.repeat(28))).toBe(nameOf('x'.repeat(28)));
  expect(nameOf(`${'x'.repeat(17)}-${'y'.repeat(20)}`)).toMatch(/^shop-x{17}-[0-9a-f]{8}$/);
});

test('the name of a load balancer does not start with the reserved prefix', () => {
  expect(loadBalancerName({ name: 'internal' }, 'dev')).toBe('lb-internal-dev');
  expect(loadBalancerName({ name: 'shop' }, 'internal-dev')).toBe('shop-internal-dev');
});

test('buckets', () => {
  expect(artifactStoreNames(config, 'eu-west-1')).toEqual({
    bucket: 'shop-artifacts-111111111111-eu-west-1',
    alias: 'shop-artifacts',
  });
  expect(stateBucketName(config)).toBe('shop-terraform-state-111111111111');
  expect(stateBucketName({ ...config, terraform: { stateBucket: 'mine' } })).toBe('mine');
});

describe('the modules use the same names', () => {
  const read = (path: string) => readFileSync(join(__dirname, '../../templates', path), 'utf8');
  const moduleText = (name: string) =>
    readdirSync(join(__dirname, '../../templates/modules', name))
      .filter((file) => file.endsWith('.tf'))
      .map((file) => read(`modules/${name}/${file}`))
      .join('\n');

  // The variable part of a name, as it is written in the module.
  const stack = '${local.stack_name}';
  const pipeline = '${var.name}';
  const service = serviceNames({ name: '' }, '', { name: '' }, { stackName: stack });
  const names = pipelineNames({ name: pipeline }, { name: '' });
  const ofPipeline = (name: string) => name.replace('-', '');

  test.each([
    service.taskRole,
    service.executionRole,
    service.cloudFormationRole,
    service.deployRole,
    service.promotionRole,
    service.deployedImageParameter,
    service.deploymentParameter,
    service.logGroup,
    service.missingTasksAlarm,
  ])('service: %s', (name) => {
    expect(moduleText('service')).toContain(`"${name}"`);
  });

  test.each(
    [names.pipelineRole, names.functionsRole, names.eventsRole, names.functionsStack, names.eventRule].map(ofPipeline),
  )('pipeline: %s', (name) => {
    expect(moduleText('pipeline')).toContain(`"${name}"`);
  });

  test.each(Object.values(stageNames('${environment.name}')))('pipeline: stage %s', (name) => {
    expect(moduleText('pipeline')).toContain(`"${name}"`);
  });
});
