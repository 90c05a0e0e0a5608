import fc from 'fast-check';
import {
  ContainerCondition,
  CpuArchitecture,
  DevicePermission,
  FirelensConfig,
  FirelensType,
  HealthCheckConfig,
  LaunchType,
  LinuxParametersConfig,
  LogDriver,
  LoggingConfig,
  NetworkMode,
  ServiceSettings,
  SidecarConfig,
  VolumeConfig,
} from '../../src/config';
import { absolutePath, hostileText, partial, properties, resourceName, variables } from './arbitrary-values';
import { autoscaling } from './scaling-arbitrary';

/** The capacity of a service's tasks. With an override of it, hardly any other setting would be valid. */
export type Kind = 'fargate' | 'ec2';

const FARGATE_SIZES = [
  { cpu: 256, memory: 512 },
  { cpu: 256, memory: 2048 },
  { cpu: 1024, memory: 5120 },
  { cpu: 8192, memory: 20480 },
  { cpu: 16384, memory: 122880 },
];

type Arbitrary<T> = fc.Arbitrary<T>;

export function common(secrets: Arbitrary<{ [name: string]: string }>, kind: Kind): Arbitrary<ServiceSettings> {
  return partial<ServiceSettings>({
    cpuArchitecture: fc.constantFrom(CpuArchitecture.ARM64, CpuArchitecture.X86_64),
    environment: variables,
    secrets,
    logging: logging(secrets),
    command: fc.array(hostileText, { maxLength: 3 }),
    entryPoint: fc.array(hostileText, { maxLength: 2 }),
    healthCheck: containerHealthCheck('CMD-SHELL'),
    startTimeout: fc.integer({ min: 2, max: 120 }),
    stopTimeout: fc.integer({ min: 2, max: 120 }),
    dockerLabels: variables,
    linuxParameters: linuxParameters(kind),
    readonlyRootFilesystem: fc.boolean(),
    user: fc.constantFrom('1000:1000', 'nobody'),
    autoscaling,
    alarm: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(5)).map(([datapointsToAlarm, more]) => ({
      period: 120,
      evaluationPeriods: datapointsToAlarm + more,
      datapointsToAlarm,
    })),
    deployment: fc.constantFrom(
      { minimumHealthyPercent: 0, maximumPercent: 100, circuitBreaker: false },
      { minimumHealthyPercent: 50, maximumPercent: 200, alarmNames: ['errors'] },
      { minimumHealthyPercent: 100, maximumPercent: 400 },
    ),
    clusterName: resourceName,
    subnetIds: fc.constant(['subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002']),
    securityGroupIds: fc.constant(['sg-0a1b2c3d4e5f60003']),
    assignPublicIp: fc.boolean(),
    logGroupName: resourceName.map((name) => `/logs.of/#${name}`),
    logRetentionDays: fc.constantFrom(1, 90, 3653),
    enableExecuteCommand: fc.boolean(),
    cloudFormationProperties: partial({ service: properties, taskDefinition: properties, container: properties }),
  });
}

function containerHealthCheck(kind: 'CMD' | 'CMD-SHELL'): Arbitrary<HealthCheckConfig> {
  return fc.record(
    {
      command: hostileText.map((text) => [kind, text]),
      interval: fc.integer({ min: 5, max: 300 }),
      timeout: fc.integer({ min: 2, max: 60 }),
      retries: fc.integer({ min: 1, max: 10 }),
      startPeriod: fc.nat(300),
    },
    { requiredKeys: ['command'] },
  );
}

/** Without a kind: settings that Fargate also supports. */
function linuxParameters(kind: Kind = 'fargate'): Arbitrary<LinuxParametersConfig> {
  if (kind === 'ec2') {
    return fc.tuple(linuxParameters(), ofInstances).map(([common, own]) => ({ ...common, ...own }));
  }
  return partial<LinuxParametersConfig>({
    initProcessEnabled: fc.boolean(),
    capabilities: fc.record({ add: fc.constantFrom([], ['SYS_PTRACE']), drop: fc.constantFrom(['ALL'], ['NET_RAW']) }),
    tmpfs: fc.array(
      fc.record({
        containerPath: absolutePath,
        size: fc.integer({ min: 1, max: 64 }),
        mountOptions: fc.constantFrom([], ['noexec', 'mode=1777']),
      }),
      { maxLength: 2 },
    ),
  });
}

/** Linux parameters that require a container instance. */
const ofInstances: Arbitrary<LinuxParametersConfig> = fc
  .tuple(
    partial<LinuxParametersConfig>({
      devices: fc.array(
        fc.record(
          {
            hostPath: absolutePath,
            containerPath: absolutePath,
            permissions: fc.subarray(Object.values(DevicePermission), { minLength: 1 }),
          },
          { requiredKeys: ['hostPath'] },
        ),
        { maxLength: 2 },
      ),
      sharedMemorySize: fc.integer({ min: 1, max: 256 }),
    }),
    // Swappiness has no effect without swap.
    fc.oneof(
      fc.constant({}),
      fc.record({ maxSwap: fc.nat(1024), swappiness: fc.nat(100) }, { requiredKeys: ['maxSwap'] }),
    ),
  )
  .map(([first, second]) => ({ ...first, ...second }));

/** The logging of a container, with or without a log router. */
function logging(secrets: Arbitrary<{ [name: string]: string }>): Arbitrary<LoggingConfig> {
  return fc.oneof(
    fc.record({
      options: fc.constantFrom<{ [option: string]: string }>(
        {},
        { mode: 'non-blocking' },
        { 'awslogs-stream-prefix': 'a ${b}' },
      ),
    }),
    fc.tuple(hostileText, secrets).map(([text, secretOptions]) => ({
      driver: LogDriver.SPLUNK,
      options: { 'splunk-url': text, 'splunk-token': text },
      secretOptions,
    })),
  );
}

export function size(kind: Kind): Arbitrary<ServiceSettings> {
  if (kind === 'fargate') return fc.constantFrom(...FARGATE_SIZES);
  // Leaves room for two sidecars.
  return fc.record({ cpu: fc.integer({ min: 256, max: 10240 }), memory: fc.integer({ min: 512, max: 100_000 }) });
}

export function placement(kind: Kind): Arbitrary<ServiceSettings> {
  if (kind === 'fargate') {
    const provider = fc.constantFrom<ServiceSettings>(
      {},
      { launchType: LaunchType.FARGATE },
      { capacityProvider: 'FARGATE_SPOT' },
      {
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
      },
    );
    const limits = partial<ServiceSettings>({
      ephemeralStorage: fc.integer({ min: 21, max: 200 }),
      platformVersion: fc.constantFrom('LATEST', '1.4.0'),
      networkMode: fc.constant(NetworkMode.AWSVPC),
    });
    return fc.tuple(provider, limits).map(([first, second]) => ({ ...first, ...second }));
  }
  const provider = fc.constantFrom<ServiceSettings>(
    { launchType: LaunchType.EC2 },
    { capacityProvider: 'instances' },
    {
      capacityProviderStrategy: [
        { capacityProvider: 'instances', weight: 1, base: 2 },
        { capacityProvider: 'spare', weight: 0 },
      ],
    },
  );
  const limits = partial<ServiceSettings>({
    gpu: fc.integer({ min: 1, max: 8 }),
    networkMode: fc.constantFrom(NetworkMode.AWSVPC, NetworkMode.BRIDGE, NetworkMode.HOST),
    bindMounts: fc.array(fc.record({ hostPath: absolutePath, containerPath: absolutePath, readOnly: fc.boolean() }), {
      maxLength: 2,
    }),
  });
  return fc.tuple(provider, limits).map(([first, second]) => ({ ...first, ...second }));
}

/** Volumes, and the containers that mount them. */
export function mounted(kind: Kind, secrets: Arbitrary<{ [name: string]: string }>): Arbitrary<ServiceSettings> {
  return fc.uniqueArray(resourceName, { maxLength: 3 }).chain((names) => {
    const mountPoints =
      names.length === 0
        ? fc.constant<NonNullable<ServiceSettings['mountPoints']>>([])
        : fc.array(
            fc.record({ volume: fc.constantFrom(...names), containerPath: absolutePath, readOnly: fc.boolean() }),
            {
              maxLength: 2,
            },
          );
    return partial<ServiceSettings>({
      containerName: fc.constantFrom('app', 'main_1'),
      volumes: fc.tuple(...names.map((name) => volume(name, kind))),
      sidecars: fc
        .uniqueArray(sidecar(mountPoints, secrets, kind), { maxLength: 2, selector: ({ name }) => name })
        .map(withOwnPorts)
        .chain(related),
    }).chain((settings) =>
      // The service can have mount points only with volumes.
      settings.volumes
        ? mountPoints.map((mounts) => ({ ...settings, mountPoints: mounts }))
        : fc.constant(withoutMounts(settings)),
    );
  });
}

/** Gives each sidecar a port that no service uses, because the containers of a task share a network interface. */
function withOwnPorts(sidecars: readonly SidecarConfig[]): SidecarConfig[] {
  return sidecars.map((one, index) =>
    one.containerPort === undefined ? one : { ...one, containerPort: 20_000 + index },
  );
}

function withoutMounts(settings: ServiceSettings): ServiceSettings {
  return settings.sidecars
    ? { ...settings, sidecars: settings.sidecars.map(({ mountPoints, ...rest }) => rest) }
    : settings;
}

function volume(name: string, kind: Kind): Arbitrary<VolumeConfig> {
  const efs = fc.constantFrom(
    { fileSystemId: 'fs-0123456789abcdef0' },
    { fileSystemId: 'fs-0123456789abcdef0', accessPointId: 'fsap-0123456789abcdef0', iamAuthorization: true },
    { fileSystemId: 'fs-0123456789abcdef0', rootDirectory: '/a/b', iamAuthorization: false },
  );
  return fc.oneof(
    fc.constant<VolumeConfig>({ name }),
    efs.map((file) => ({ name, efs: file })),
    ...(kind === 'ec2' ? [absolutePath.map((hostPath) => ({ name, hostPath }))] : []),
  );
}

function sidecar(
  mountPoints: Arbitrary<NonNullable<SidecarConfig['mountPoints']>>,
  secrets: Arbitrary<{ [name: string]: string }>,
  kind: Kind,
): Arbitrary<SidecarConfig> {
  return fc.record(
    {
      name: resourceName.map((name) => `side-${name}`),
      image: fc.constantFrom('public.ecr.aws/nginx/nginx:1.29', 'nginx@sha256:0', 'self'),
      containerPort: fc.integer({ min: 1, max: 65535 }),
      cpu: fc.integer({ min: 2, max: 128 }),
      memory: fc.integer({ min: 6, max: 256 }),
      essential: fc.boolean(),
      environment: variables,
      secrets,
      command: fc.array(hostileText, { maxLength: 2 }),
      healthCheck: containerHealthCheck('CMD'),
      entryPoint: fc.array(hostileText, { maxLength: 2 }),
      readonlyRootFilesystem: fc.boolean(),
      user: fc.constantFrom('1000:1000', 'nobody'),
      mountPoints,
      startTimeout: fc.integer({ min: 2, max: 120 }),
      stopTimeout: fc.integer({ min: 2, max: 120 }),
      dockerLabels: variables,
      linuxParameters: linuxParameters(kind),
      logging: logging(secrets),
      cloudFormationProperties: properties,
    },
    { requiredKeys: ['name'] },
  );
}

const firelens: Arbitrary<FirelensConfig> = fc.constantFrom<FirelensConfig>(
  { type: FirelensType.FLUENTBIT },
  { type: FirelensType.FLUENTD, options: { 'enable-ecs-log-metadata': 'true' } },
  { options: { 'config-file-type': 'file', 'config-file-value': '/a${b}.conf' } },
);

/** The second can wait for the first, and the first can be the log router of the second. */
function related(sidecars: readonly SidecarConfig[]): Arbitrary<SidecarConfig[]> {
  const [first, second] = sidecars;
  if (!first || !second) return fc.constant([...sidecars]);
  return fc
    .tuple(fc.constantFrom(...conditionsOf(first)), fc.boolean(), firelens)
    .map(([condition, isRouter, router]) => [
      isRouter ? { ...first, firelens: router } : first,
      {
        ...second,
        dependsOn: { [first.name]: condition },
        ...(isRouter && { logging: { driver: LogDriver.AWSFIRELENS, options: { Name: 'stdout' } } }),
      },
    ]);
}

export function conditionsOf({ essential = true, healthCheck }: SidecarConfig): ContainerCondition[] {
  return [
    ContainerCondition.START,
    ...(essential ? [] : [ContainerCondition.COMPLETE, ContainerCondition.SUCCESS]),
    ...(healthCheck ? [ContainerCondition.HEALTHY] : []),
  ];
}
