import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  approvalNames,
  artifactStoreNames,
  clusterName,
  pipelineNames,
  serviceNames,
  stageNames,
  stateBucketName,
} from '../../src/naming/names';

const config = { name: 'shop', pipeline: { accountId: '111111111111' } };

test('a service in an environment', () => {
  expect(serviceNames(config, 'dev', { name: 'api' }, {})).toEqual({
    stack: 'shop-dev-api',
    ecsService: 'shop-dev-api',
    container: 'api',
    taskRole: 'shop-dev-api-task',
    executionRole: 'shop-dev-api-execution',
    cloudFormationRole: 'shop-dev-api-cloudformation',
    deployRole: 'shop-dev-api-deploy',
    deployedImageParameter: '/ecs/shop-dev-api/deployed-image',
    logGroup: '/ecs/shop-dev-api',
    missingTasksAlarm: 'shop-dev-api-missing-tasks',
  });
});

test('names of the user, of which that of the stack is the prefix of others', () => {
  const settings = { stackName: 'Web', serviceName: 'web', containerName: 'app', logGroupName: '/web' };

  expect(serviceNames(config, 'dev', { name: 'api' }, settings)).toMatchObject({
    stack: 'Web',
    ecsService: 'web',
    container: 'app',
    taskRole: 'Web-task',
    deployedImageParameter: '/ecs/Web/deployed-image',
    logGroup: '/web',
  });
});

test('the pipeline of a service', () => {
  expect(pipelineNames(config, { name: 'api' })).toEqual({
    pipeline: 'shop-api',
    pipelineRole: 'shop-api-pipeline',
    functionsRole: 'shop-api-functions',
    eventsRole: 'shop-api-events',
    functionsStack: 'shop-api-functions',
    functions: ['shop-api-inspect', 'shop-api-prepare', 'shop-api-record'],
    eventRule: 'shop-api-image-pushed',
    repository: 'shop/api',
    pushRole: 'shop-api-push',
    pushUser: 'shop-api-push',
  });
});

test('an environment', () => {
  expect(approvalNames(config, 'dev')).toEqual({ topic: 'shop-approval-dev', policy: 'shop-approve-dev' });
  expect(stageNames('dev')).toEqual({ approve: 'approve-dev', deploy: 'deploy-dev' });
  expect(clusterName(config, 'dev')).toBe('shop-dev');
});

test('buckets', () => {
  expect(artifactStoreNames(config, 'eu-west-1')).toEqual({
    bucket: 'shop-artifacts-111111111111-eu-west-1',
    alias: 'shop-artifacts',
  });
  expect(stateBucketName(config)).toBe('shop-terraform-state-111111111111');
  expect(stateBucketName({ ...config, terraform: { stateBucket: 'mine' } })).toBe('mine');
});

describe('the modules give the same names', () => {
  const read = (path: string) => readFileSync(join(__dirname, '../../templates', path), 'utf8');
  const moduleText = (name: string) =>
    readdirSync(join(__dirname, '../../templates/modules', name))
      .filter((file) => file.endsWith('.tf'))
      .map((file) => read(`modules/${name}/${file}`))
      .join('\n');

  // What stands for the variable part of a name, as the module writes it.
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
    service.deployedImageParameter,
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

  test.each(Object.values(stageNames('${target.name}')))('pipeline: stage %s', (name) => {
    expect(moduleText('pipeline')).toContain(`"${name}"`);
  });
});
