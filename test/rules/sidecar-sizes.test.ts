import { LaunchType, ServiceConfig, SidecarConfig } from '../../src/config';
import { configWithService, linesOf } from '../config/fixtures';

const sidecar = (name: string, size: Partial<SidecarConfig>): SidecarConfig => ({ name, image: 'nginx:1', ...size });

const tooMuch =
  'services[0].sidecars[1].cpu: a sidecar uses more cpu than the task has, got 257 of 256; lower the cpu of the sidecar, or raise that of the service';

test.each<[string, Partial<ServiceConfig>, string[]]>([
  [
    'everything that the task has',
    { sidecars: [sidecar('a', { cpu: 100, memory: 212 }), sidecar('b', { cpu: 156, memory: 300 })] },
    [],
  ],
  ['without limits of their own', { sidecars: [sidecar('a', {}), sidecar('b', { memory: 512 })] }, []],
  ['more CPU than the task', { sidecars: [sidecar('a', {}), sidecar('b', { cpu: 257 })] }, [tooMuch]],
  [
    'more CPU than the task on container instances',
    { launchType: LaunchType.EC2, sidecars: [sidecar('a', {}), sidecar('b', { cpu: 257 })] },
    [tooMuch],
  ],
  [
    'more memory than the task in two cases',
    {
      memory: 1024,
      sidecars: [sidecar('a', { memory: 2048 }), sidecar('b', { memory: 512 }), sidecar('c', { memory: 1025 })],
    },
    [
      'services[0].sidecars[0].memory: a sidecar uses more memory than the task has, got 2048 of 1024; lower the memory of the sidecar, or raise that of the service',
      'services[0].sidecars[2].memory: a sidecar uses more memory than the task has, got 1025 of 1024; lower the memory of the sidecar, or raise that of the service',
    ],
  ],
  [
    'more in total than the task',
    { sidecars: [sidecar('a', { cpu: 200, memory: 300 }), sidecar('b', { cpu: 57, memory: 213 })] },
    [
      'services[0].sidecars: sidecars use more cpu in total than the task has, got 257 of 256; lower the cpu of a sidecar, or raise that of the service',
      'services[0].sidecars: sidecars use more memory in total than the task has, got 513 of 512; lower the memory of a sidecar, or raise that of the service',
    ],
  ],
  [
    'more than the task of one environment',
    {
      cpu: 512,
      memory: 1024,
      sidecars: [sidecar('a', { memory: 600 })],
      overrides: { dev: { memory: 512, cpu: 256 } },
    },
    [
      'services[0].overrides.dev.memory: a sidecar uses more memory than the task has, got 600 of 512; lower the memory of the sidecar, or raise that of the service',
    ],
  ],
])('sidecars with %s', (_, service, lines) => {
  expect(linesOf(configWithService(service))).toEqual(lines);
});
