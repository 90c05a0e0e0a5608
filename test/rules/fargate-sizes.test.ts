import { LaunchType, ServiceConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

test.each([
  [256, 512],
  [256, 2048],
  [512, 4096],
  [1024, 2048],
  [2048, 16384],
  [4096, 30720],
  [8192, 16384],
  [8192, 61440],
  [16384, 32768],
  [16384, 122880],
])('cpu %i with memory %i', (cpu, memory) => {
  expect(linesOf(configWithService({ cpu, memory }))).toEqual([]);
});

test.each<[ServiceConfig['cpu'], ServiceConfig['memory'], string]>([
  [
    256,
    3000,
    'memory: unsupported Fargate size, got cpu 256 with memory 3000; with cpu 256, use memory 512, 1024 or 2048',
  ],
  [
    512,
    512,
    'memory: unsupported Fargate size, got cpu 512 with memory 512; with cpu 512, use memory 1024, 2048, 3072 or 4096',
  ],
  [
    4096,
    31744,
    'memory: unsupported Fargate size, got cpu 4096 with memory 31744; with cpu 4096, use memory 8192 to 30720 in steps of 1024',
  ],
  [
    8192,
    17408,
    'memory: unsupported Fargate size, got cpu 8192 with memory 17408; with cpu 8192, use memory 16384 to 61440 in steps of 4096',
  ],
  [
    16384,
    36864,
    'memory: unsupported Fargate size, got cpu 16384 with memory 36864; with cpu 16384, use memory 32768 to 122880 in steps of 8192',
  ],
  [
    300,
    512,
    'cpu: unsupported Fargate size, got cpu 300 with memory 512; use cpu 256, 512, 1024, 2048, 4096, 8192 or 16384',
  ],
  [
    1024,
    undefined,
    'cpu: unsupported Fargate size, got cpu 1024 with memory 512; with cpu 1024, use memory 2048 to 8192 in steps of 1024',
  ],
])('unsupported: cpu %p with memory %p', (cpu, memory, line) => {
  expect(linesOf(configWithService({ cpu, memory }))).toEqual([`services[0].${line}`]);
});

test('the size in each environment is checked, and reported at the setting that causes it', () => {
  const overrides = { dev: { cpu: 512, memory: 1024 }, production: { cpu: 1024 } };

  expect(linesOf(configWithService({ cpu: 300, memory: 512, overrides }))).toEqual([
    'services[0].overrides.production.cpu: unsupported Fargate size, got cpu 1024 with memory 512; with cpu 1024, use memory 2048 to 8192 in steps of 1024',
  ]);
});

test.each<[string, Partial<ServiceConfig>, number]>([
  ['the launch type EC2', { launchType: LaunchType.EC2 }, 0],
  ['a capacity provider of container instances', { capacityProvider: 'gpu' }, 0],
  ['the capacity provider FARGATE_SPOT', { capacityProvider: 'FARGATE_SPOT', launchType: LaunchType.EC2 }, 1],
  ['a strategy of Fargate', { capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }] }, 1],
  ['a strategy of container instances', { capacityProviderStrategy: [{ capacityProvider: 'main' }] }, 0],
])('with %s', (_, settings, problems) => {
  expect(linesOf(configWithService({ ...settings, cpu: 300 }))).toHaveLength(problems);
});
