import { CpuArchitecture, LaunchType, NetworkMode, ServiceSettings } from '../../src/config';
import { resolveSettings } from '../../src/model/resolve-settings';
import { serviceNames } from '../../src/naming/names';
import { serviceArguments } from '../../src/render/service-arguments';

function argumentsFor(settings: ServiceSettings) {
  const names = serviceNames({ name: 'shop' }, 'dev', { name: 'api' }, settings);
  return serviceArguments(resolveSettings(settings, names));
}

test('a service with defaults has only its name, container and size as arguments', () => {
  expect(argumentsFor({})).toEqual({
    names: { service_name: 'shop-dev-api' },
    container: { container_name: 'api' },
    task: { cpu: 256, memory: 512 },
    roles: {},
    capacity: {},
    network: {},
    discovery: {},
    scaling: {},
    operation: {},
  });
});

test.each<[string, ServiceSettings, object]>([
  ['a key in snake case', { healthCheckGracePeriod: 60 }, { network: { health_check_grace_period: 60 } }],
  ['a number', { containerPort: 80 }, { container: { container_port: 80 } }],
  ['an enum', { launchType: LaunchType.EC2 }, { capacity: { launch_type: 'EC2' } }],
  ['an architecture', { cpuArchitecture: CpuArchitecture.ARM64 }, { task: { cpu_architecture: 'ARM64' } }],
  ['a network mode', { networkMode: NetworkMode.BRIDGE }, { network: { network_mode: 'bridge' } }],
  ['a switch', { enableExecuteCommand: true }, { operation: { enable_execute_command: true } }],
  ['a list', { command: ['serve'] }, { container: { command: ['serve'] } }],
  [
    'names of environment variables unchanged',
    { environment: { logLevel: 'x' } },
    { container: { environment: { logLevel: 'x' } } },
  ],
  [
    "sidecars under the module's name",
    { sidecars: [{ name: 'proxy', image: 'nginx:1', essential: false, environment: { upStream: 'x' } }] },
    {
      container: {
        extra_containers: [{ name: 'proxy', image: 'nginx:1', essential: false, environment: { upStream: 'x' } }],
      },
    },
  ],
  [
    'nested keys in snake case, without defaults',
    { volumes: [{ name: 'data', efs: { fileSystemId: 'fs-1', iamAuthorization: true } }, { name: 'scratch' }] },
    { task: { volumes: [{ name: 'data', efs: { file_system_id: 'fs-1' } }, { name: 'scratch' }] } },
  ],
  [
    'a capacity provider strategy',
    { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 4 }] },
    { capacity: { capacity_provider_strategy: [{ capacity_provider: 'FARGATE_SPOT', weight: 4 }] } },
  ],
  [
    'scaling as separate arguments, with both bounds if they differ',
    { autoscaling: { max: 4, targetCpu: 50 } },
    { scaling: { autoscaling_min: 1, autoscaling_max: 4, autoscaling_target_cpu: 50 } },
  ],
  ['a fixed number of tasks', { autoscaling: { min: 3 } }, { scaling: { autoscaling_min: 3 } }],
  [
    'every scaling target, and metrics without their defaults',
    {
      autoscaling: {
        max: 2,
        targetCpu: 0,
        targetMemory: 70,
        scaleInCooldown: 60,
        metrics: [
          { name: 'a', namespace: 'B', metricName: 'C', dimensions: { queueName: 'q' }, target: 1, perTask: true },
        ],
      },
    },
    {
      scaling: {
        autoscaling_min: 1,
        autoscaling_max: 2,
        autoscaling_target_cpu: 0,
        autoscaling_target_memory: 70,
        autoscaling_scale_in_cooldown: 60,
        autoscaling_metrics: [
          { name: 'a', namespace: 'B', metric_name: 'C', dimensions: { queueName: 'q' }, target: 1, per_task: true },
        ],
      },
    },
  ],
  [
    'both bounds of each schedule, even if it sets only one',
    { autoscaling: { min: 2, max: 4, schedules: [{ name: 'night', schedule: 'rate(1 day)', max: 2 }] } },
    {
      scaling: {
        autoscaling_min: 2,
        autoscaling_max: 4,
        autoscaling_schedules: [{ name: 'night', schedule: 'rate(1 day)', min: 2, max: 2 }],
      },
    },
  ],
  [
    'a schedule, and options that are not defaults',
    { schedule: 'rate(1 day)', scheduleOptions: { timezone: 'UTC', taskCount: 2 } },
    { scaling: { schedule: 'rate(1 day)', schedule_options: { task_count: 2 } } },
  ],
  [
    'a schedule with default options',
    { schedule: 'rate(1 day)', scheduleOptions: {} },
    { scaling: { schedule: 'rate(1 day)' } },
  ],
  ['an alarm of defaults, which is there all the same', { alarm: {} }, { scaling: { alarm: {} } }],
  [
    'an alarm that requires all periods to breach',
    { alarm: { evaluationPeriods: 3, datapointsToAlarm: 3 } },
    { scaling: { alarm: { evaluation_periods: 3 } } },
  ],
  ['a deployment of defaults', { deployment: { maximumPercent: 200 } }, { operation: {} }],
  [
    'CloudFormation properties, with unchanged names',
    { cloudFormationProperties: { taskDefinition: { PidMode: 'task' } } },
    { operation: { cloudformation_properties: { task_definition: { PidMode: 'task' } } } },
  ],
  [
    'a stack with a different name than the service',
    { stackName: 'other' },
    { names: { service_name: 'shop-dev-api', stack_name: 'other' } },
  ],
  ['a container of the name of the ECS service', { containerName: 'shop-dev-api' }, { container: {} }],
])('renders %s', (_, settings, expected) => {
  const groups = argumentsFor(settings);

  for (const [group, args] of Object.entries(expected)) {
    const { container_name: __, cpu, memory, ...others } = groups[group as keyof typeof groups];
    expect({ group, args: 'service_name' in args ? groups.names : others }).toEqual({ group, args });
  }
});

test('the arguments have the order of the interfaces, not of the config', () => {
  const { container } = argumentsFor({
    sidecars: [{ essential: false, user: 'nobody', image: 'nginx:1', name: 'proxy' }],
    containerPort: 80,
  });

  expect(JSON.stringify(container)).toBe(
    '{"container_name":"api","container_port":80,"extra_containers":[{"name":"proxy","image":"nginx:1","essential":false,"user":"nobody"}]}',
  );
});
