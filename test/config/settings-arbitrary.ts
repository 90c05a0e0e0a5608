import fc from 'fast-check';
import {
  CpuArchitecture,
  LaunchType,
  NetworkMode,
  ServiceSettings,
  SidecarConfig,
  VolumeConfig,
} from '../../src/config';
import {
  absolutePath,
  hostileText,
  partial,
  properties,
  resourceName,
  secretVariables,
  variables,
} from './arbitrary-values';

/** What the tasks of a service run on; with an override of something else hardly any other setting would fit. */
export type Kind = 'fargate' | 'ec2';

const FARGATE_SIZES = [
  { cpu: 256, memory: 512 },
  { cpu: 256, memory: 2048 },
  { cpu: 1024, memory: 5120 },
  { cpu: 8192, memory: 20480 },
  { cpu: 16384, memory: 122880 },
];

type Arbitrary<T> = fc.Arbitrary<T>;

export interface SettingsArbitraries {
  /** Settings of a service that fit together. */
  readonly settings: Arbitrary<ServiceSettings>;
  /** Overrides that fit to any such settings. */
  readonly overrides: Arbitrary<ServiceSettings>;
}

const made = new Map<string, SettingsArbitraries>();

/** The settings of services in the Regions of a partition. */
export function settingsArbitraries(kind: Kind, partition: string, region: string): SettingsArbitraries {
  const key = `${kind} ${region}`;
  if (!made.has(key)) made.set(key, makeArbitraries(kind, partition, region));
  return made.get(key)!;
}

function makeArbitraries(kind: Kind, partition: string, region: string): SettingsArbitraries {
  const secrets = secretVariables(partition, region);
  const always = common(secrets);
  const sizes = fc.option(size(kind), { nil: {} });
  const loadBalancers = fc.option(loadBalancer(partition, region), { nil: {} });
  return {
    settings: fc
      .tuple(always, placement(kind), mounted(kind, secrets), loadBalancers, sizes)
      .map(([first, ...others]) => Object.assign({}, first, ...others)),
    overrides: fc.tuple(always, sizes).map(([settings, over]) => ({ ...settings, ...over })),
  };
}

function common(secrets: Arbitrary<{ [name: string]: string }>): Arbitrary<ServiceSettings> {
  return partial<ServiceSettings>({
    cpuArchitecture: fc.constantFrom(CpuArchitecture.ARM64, CpuArchitecture.X86_64),
    environment: variables,
    secrets,
    command: fc.array(hostileText, { maxLength: 3 }),
    entryPoint: fc.array(hostileText, { maxLength: 2 }),
    healthCheck: hostileText.map((text) => ({ command: ['CMD-SHELL', text], interval: 10, startPeriod: 60 })),
    stopTimeout: fc.integer({ min: 2, max: 120 }),
    readonlyRootFilesystem: fc.boolean(),
    user: fc.constantFrom('1000:1000', 'nobody'),
    autoscaling: fc
      .tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 100 }))
      .map(([min, more, targetCpu]) => ({ min, max: min + more, targetCpu })),
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
    subnetIds: fc.constant(['subnet-1', 'subnet-2']),
    securityGroupIds: fc.constant(['sg-1']),
    assignPublicIp: fc.boolean(),
    logGroupName: resourceName.map((name) => `/logs.of/#${name}`),
    logRetentionDays: fc.constantFrom(1, 90, 3653),
    enableExecuteCommand: fc.boolean(),
    cloudFormationProperties: partial({ service: properties, taskDefinition: properties, container: properties }),
  });
}

function size(kind: Kind): Arbitrary<ServiceSettings> {
  if (kind === 'fargate') return fc.constantFrom(...FARGATE_SIZES);
  // Room for two sidecars.
  return fc.record({ cpu: fc.integer({ min: 256, max: 10240 }), memory: fc.integer({ min: 512, max: 100_000 }) });
}

function placement(kind: Kind): Arbitrary<ServiceSettings> {
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

function loadBalancer(partition: string, region: string): Arbitrary<ServiceSettings> {
  return fc.record(
    {
      containerPort: fc.integer({ min: 1, max: 65535 }),
      targetGroupArn: fc.constant(
        `arn:${partition}:elasticloadbalancing:${region}:111111111111:targetgroup/a/0123456789abcdef`,
      ),
      healthCheckGracePeriod: fc.nat(600),
    },
    { requiredKeys: ['containerPort', 'targetGroupArn'] },
  );
}

/** Volumes, and containers in which they are mounted. */
function mounted(kind: Kind, secrets: Arbitrary<{ [name: string]: string }>): Arbitrary<ServiceSettings> {
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
      sidecars: fc.uniqueArray(sidecar(mountPoints, secrets), { maxLength: 2, selector: ({ name }) => name }),
    }).chain((settings) =>
      // Mount points of the service are possible only with its volumes.
      settings.volumes
        ? mountPoints.map((mounts) => ({ ...settings, mountPoints: mounts }))
        : fc.constant(withoutMounts(settings)),
    );
  });
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
): Arbitrary<SidecarConfig> {
  return fc.record(
    {
      name: resourceName.map((name) => `side-${name}`),
      image: fc.constantFrom('public.ecr.aws/nginx/nginx:1.29', 'nginx@sha256:0'),
      containerPort: fc.integer({ min: 1, max: 65535 }),
      cpu: fc.integer({ min: 2, max: 128 }),
      memory: fc.integer({ min: 6, max: 256 }),
      essential: fc.boolean(),
      environment: variables,
      secrets,
      command: fc.array(hostileText, { maxLength: 2 }),
      healthCheck: hostileText.map((text) => ({ command: ['CMD', text] })),
      mountPoints,
    },
    { requiredKeys: ['name', 'image'] },
  );
}

/** Settings that any other can do without. */
const REMOVABLE = [
  'alarm',
  'command',
  'cpuArchitecture',
  'healthCheck',
  'logRetentionDays',
  'stopTimeout',
  'user',
] as const;

/** Overrides that remove some of what a service sets as well: settings, and variables. */
export function withNulls(overrides: ServiceSettings, settings: ServiceSettings): Arbitrary<ServiceSettings> {
  const removable = REMOVABLE.filter((key) => settings[key] !== undefined);
  const variableNames = Object.keys(settings.environment ?? {});
  return fc.tuple(fc.subarray([...removable]), fc.subarray(variableNames)).map(([keys, names]) => ({
    ...overrides,
    ...Object.fromEntries(keys.map((key) => [key, null])),
    ...(names.length > 0 && {
      environment: { ...overrides.environment, ...(Object.fromEntries(names.map((name) => [name, null])) as object) },
    }),
  }));
}
