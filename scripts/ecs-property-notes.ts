import type { PropertiesPart } from '../src/cloudformation/owned-properties';

/** A sidecar has the same properties as the container that runs the deployed image. */
export type DescribedPart = Exclude<PropertiesPart, 'sidecar'>;

type Notes<T> = { readonly [part in DescribedPart]: { readonly [property: string]: T } };

/** The keys that set properties to which `cloudFormationProperties` can add. */
export const KEYS_BESIDE: Notes<readonly string[]> = {
  container: {
    Environment: ['environment'],
    MountPoints: ['mountPoints', 'bindMounts'],
    PortMappings: ['containerPort'],
    ResourceRequirements: ['gpu'],
  },
  service: {
    LoadBalancers: ['loadBalancer', 'extraLoadBalancers', 'targetGroupArn'],
    ServiceConnectConfiguration: ['serviceConnect'],
    ServiceRegistries: ['serviceDiscovery'],
  },
  taskDefinition: { Volumes: ['volumes', 'bindMounts'] },
};

/** An example in YAML for each property that the user can set. */
export const EXAMPLES: Notes<string> = {
  container: {
    Cpu: '128',
    CredentialSpecs: '["credentialspecdomainless:arn:aws:s3:::shop-settings/gmsa.json"]',
    DisableNetworking: 'true',
    DnsSearchDomains: '[example.internal]',
    DnsServers: '[10.0.0.2]',
    DockerSecurityOptions: '[no-new-privileges]',
    Environment: '[{ Name: TZ, Value: UTC }]',
    EnvironmentFiles: '[{ Type: s3, Value: "arn:aws:s3:::shop-settings/api.env" }]',
    ExtraHosts: '[{ Hostname: legacy, IpAddress: 10.0.0.10 }]',
    Hostname: 'api',
    Interactive: 'true',
    Links: '[proxy]',
    Memory: '512',
    MemoryReservation: '256',
    MountPoints: '[{ SourceVolume: scratch, ContainerPath: /scratch }]',
    PortMappings: '[{ ContainerPort: 9090, Name: metrics }]',
    Privileged: 'true',
    PseudoTerminal: 'true',
    ResourceRequirements: '[{ Type: InferenceAccelerator, Value: device_1 }]',
    RestartPolicy: '{ Enabled: true, RestartAttemptPeriod: 60 }',
    SystemControls: '[{ Namespace: net.core.somaxconn, Value: "1024" }]',
    Ulimits: '[{ Name: nofile, SoftLimit: 65536, HardLimit: 65536 }]',
    VersionConsistency: 'disabled',
    VolumesFrom: '[{ SourceContainer: proxy, ReadOnly: true }]',
    WorkingDirectory: '/srv',
  },
  service: {
    AvailabilityZoneRebalancing: 'DISABLED',
    DeploymentConfiguration: '{ BakeTimeInMinutes: 5 }',
    EnableECSManagedTags: 'true',
    LoadBalancers:
      '[{ TargetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:222222222222:targetgroup/metrics/0123456789abcdef", ContainerName: api, ContainerPort: 9090 }]',
    PlacementConstraints: '[{ Type: distinctInstance }]',
    PlacementStrategies: '[{ Type: spread, Field: "attribute:ecs.availability-zone" }]',
    PropagateTags: 'TASK_DEFINITION',
    ServiceConnectConfiguration: '{ Enabled: true, Namespace: internal }',
    ServiceRegistries:
      '[{ RegistryArn: "arn:aws:servicediscovery:eu-west-1:222222222222:service/srv-0123456789abcdef" }]',
    Tags: '[{ Key: team, Value: shop }]',
    VolumeConfigurations:
      '[{ Name: data, ManagedEBSVolume: { RoleArn: "arn:aws:iam::222222222222:role/ecs-volumes", SizeInGiB: 20 } }]',
    VpcLatticeConfigurations:
      '[{ PortName: http, RoleArn: "arn:aws:iam::222222222222:role/ecs-lattice", TargetGroupArn: "arn:aws:vpc-lattice:eu-west-1:222222222222:targetgroup/tg-0123456789abcdef0" }]',
  },
  taskDefinition: {
    EnableFaultInjection: 'true',
    InferenceAccelerators: '[{ DeviceName: device_1, DeviceType: eia2.medium }]',
    IpcMode: 'task',
    PidMode: 'task',
    PlacementConstraints: '[{ Type: memberOf, Expression: "attribute:ecs.instance-type =~ m7.*" }]',
    ProxyConfiguration: '{ Type: APPMESH, ContainerName: envoy }',
    RuntimePlatform: '{ OperatingSystemFamily: WINDOWS_SERVER_2022_CORE }',
    Tags: '[{ Key: team, Value: shop }]',
    Volumes: '[{ Name: cache, DockerVolumeConfiguration: { Scope: shared, Autoprovision: true } }]',
  },
};
