/** A part of `cloudFormationProperties` of a service, or those of a sidecar. */
export type PropertiesPart = 'container' | 'service' | 'sidecar' | 'taskDefinition';

/** A property that `cloudFormationProperties` must not set. */
export interface OwnedProperty {
  readonly part: PropertiesPart;
  /** Property names from the part down, such as `Volumes[].Host` for any item of a list. */
  readonly path: string;
  /** The keys of a service that set it. */
  readonly keys?: readonly string[];
  /** Why the user cannot set it, or not this way. */
  readonly reason?: string;
}

const READ_ONLY = 'AWS sets it';

/**
 * The properties that ecs-pipeline manages in the resources that it renders: names, roles, whatever the pipeline deploys,
 * and everything that a key of the config sets. Any other rendered property is a default that the user can change.
 * templates/modules/service/owned_properties.tf is generated from this table.
 */
export const OWNED_PROPERTIES: readonly OwnedProperty[] = [
  ...owned('container', {
    Command: { keys: ['command'] },
    DependsOn: { keys: ['dependsOn'] },
    DockerLabels: { keys: ['dockerLabels'] },
    EntryPoint: { keys: ['entryPoint'] },
    Essential: { reason: 'the container that the pipeline deploys is always essential' },
    FirelensConfiguration: { keys: ['sidecars[].firelens'] },
    HealthCheck: { keys: ['healthCheck'] },
    Image: { reason: 'the pipeline deploys the image' },
    LinuxParameters: { keys: ['linuxParameters'] },
    LogConfiguration: { keys: ['logging'] },
    Name: { keys: ['containerName'] },
    ReadonlyRootFilesystem: { keys: ['readonlyRootFilesystem'] },
    RepositoryCredentials: { reason: 'the image comes from Amazon ECR' },
    Secrets: { keys: ['secrets'], reason: 'the execution role can read only the secrets that are set there' },
    StartTimeout: { keys: ['startTimeout'] },
    StopTimeout: { keys: ['stopTimeout'] },
    User: { keys: ['user'] },
  }),
  ...owned('service', {
    CapacityProviderStrategy: { keys: ['capacityProviderStrategy'] },
    Cluster: { keys: ['clusterName'] },
    'DeploymentConfiguration.Alarms.AlarmNames': { keys: ['deployment.alarmNames'] },
    'DeploymentConfiguration.Alarms.Enable': { keys: ['deployment.alarmNames'] },
    'DeploymentConfiguration.Alarms.Rollback': { keys: ['deployment.alarmNames'] },
    'DeploymentConfiguration.DeploymentCircuitBreaker.Enable': { keys: ['deployment.circuitBreaker'] },
    'DeploymentConfiguration.DeploymentCircuitBreaker.Rollback': { keys: ['deployment.circuitBreaker'] },
    'DeploymentConfiguration.MaximumPercent': { keys: ['deployment.maximumPercent'] },
    'DeploymentConfiguration.MinimumHealthyPercent': { keys: ['deployment.minimumHealthyPercent'] },
    DeploymentController: { reason: 'the pipeline deploys with the ECS deployment controller' },
    DesiredCount: {
      keys: ['autoscaling.min'],
      reason: 'every deployment would reset the number of tasks to the count in the template',
    },
    EnableExecuteCommand: { keys: ['enableExecuteCommand'] },
    ForceNewDeployment: { reason: 'ecs-pipeline sets it to force a new deployment when the capacity providers change' },
    HealthCheckGracePeriodSeconds: { keys: ['healthCheckGracePeriod'] },
    LaunchType: { keys: ['launchType'] },
    Name: { reason: READ_ONLY },
    'NetworkConfiguration.AwsvpcConfiguration.AssignPublicIp': { keys: ['assignPublicIp'] },
    'NetworkConfiguration.AwsvpcConfiguration.SecurityGroups': { keys: ['securityGroupIds'] },
    'NetworkConfiguration.AwsvpcConfiguration.Subnets': { keys: ['subnetIds'] },
    PlatformVersion: { keys: ['platformVersion'] },
    Role: { reason: 'ECS uses its service-linked role' },
    SchedulingStrategy: { reason: 'a daemon service cannot be scaled' },
    ServiceArn: { reason: READ_ONLY },
    ServiceName: { keys: ['serviceName'] },
    TaskDefinition: { reason: 'the pipeline deploys the task definition in the same template' },
  }),
  ...owned('sidecar', {
    Command: { keys: ['sidecars[].command'] },
    Cpu: { keys: ['sidecars[].cpu'] },
    DependsOn: { keys: ['sidecars[].dependsOn'] },
    DockerLabels: { keys: ['sidecars[].dockerLabels'] },
    EntryPoint: { keys: ['sidecars[].entryPoint'] },
    Essential: { keys: ['sidecars[].essential'] },
    FirelensConfiguration: { keys: ['sidecars[].firelens'] },
    HealthCheck: { keys: ['sidecars[].healthCheck'] },
    Image: { keys: ['sidecars[].image'] },
    LinuxParameters: { keys: ['sidecars[].linuxParameters'] },
    LogConfiguration: { keys: ['sidecars[].logging'] },
    Memory: { keys: ['sidecars[].memory'] },
    Name: { keys: ['sidecars[].name'] },
    ReadonlyRootFilesystem: { keys: ['sidecars[].readonlyRootFilesystem'] },
    RepositoryCredentials: { reason: 'the execution role cannot read the credentials; copy the image to Amazon ECR' },
    Secrets: {
      keys: ['sidecars[].secrets'],
      reason: 'the execution role can read only the secrets that are set there',
    },
    StartTimeout: { keys: ['sidecars[].startTimeout'] },
    StopTimeout: { keys: ['sidecars[].stopTimeout'] },
    User: { keys: ['sidecars[].user'] },
  }),
  ...owned('taskDefinition', {
    ContainerDefinitions: {
      keys: ['cloudFormationProperties.container', 'sidecars'],
      reason: 'the pipeline deploys the image of one of the containers',
    },
    Cpu: { keys: ['cpu'] },
    'EphemeralStorage.SizeInGiB': { keys: ['ephemeralStorage'] },
    ExecutionRoleArn: { keys: ['executionRoleArn'] },
    Family: { keys: ['stackName'] },
    Memory: { keys: ['memory'] },
    NetworkMode: { keys: ['networkMode'] },
    RequiresCompatibilities: { keys: ['launchType'] },
    'RuntimePlatform.CpuArchitecture': { keys: ['cpuArchitecture'] },
    TaskDefinitionArn: { reason: READ_ONLY },
    TaskRoleArn: { keys: ['taskRoleArn'] },
    'Volumes[].EFSVolumeConfiguration.AuthorizationConfig': { keys: ['volumes[].efs'] },
    'Volumes[].EFSVolumeConfiguration.FilesystemId': { keys: ['volumes[].efs'] },
    'Volumes[].EFSVolumeConfiguration.RootDirectory': { keys: ['volumes[].efs'] },
    'Volumes[].EFSVolumeConfiguration.TransitEncryption': { reason: 'it is always on' },
    'Volumes[].Host': { keys: ['volumes[].hostPath'] },
  }),
];

/**
 * The properties of each resource that users can set: those that are not rendered, the defaults that can be changed, and
 * the maps and lists that are merged.
 */
export const FREE_PROPERTIES: { readonly [part in PropertiesPart]: readonly string[] } = {
  container: [
    'Cpu',
    'CredentialSpecs',
    'DisableNetworking',
    'DnsSearchDomains',
    'DnsServers',
    'DockerSecurityOptions',
    'Environment',
    'EnvironmentFiles',
    'ExtraHosts',
    'Hostname',
    'Interactive',
    'Links',
    'Memory',
    'MemoryReservation',
    'MountPoints',
    'PortMappings',
    'Privileged',
    'PseudoTerminal',
    'ResourceRequirements',
    'RestartPolicy',
    'SystemControls',
    'Ulimits',
    'VersionConsistency',
    'VolumesFrom',
    'WorkingDirectory',
  ],
  service: [
    'AvailabilityZoneRebalancing',
    'DeploymentConfiguration',
    'EnableECSManagedTags',
    'LoadBalancers',
    'NetworkConfiguration',
    'PlacementConstraints',
    'PlacementStrategies',
    'PropagateTags',
    'ServiceConnectConfiguration',
    'ServiceRegistries',
    'Tags',
    'VolumeConfigurations',
    'VpcLatticeConfigurations',
  ],
  sidecar: [
    'CredentialSpecs',
    'DisableNetworking',
    'DnsSearchDomains',
    'DnsServers',
    'DockerSecurityOptions',
    'Environment',
    'EnvironmentFiles',
    'ExtraHosts',
    'Hostname',
    'Interactive',
    'Links',
    'MemoryReservation',
    'MountPoints',
    'PortMappings',
    'Privileged',
    'PseudoTerminal',
    'ResourceRequirements',
    'RestartPolicy',
    'SystemControls',
    'Ulimits',
    'VersionConsistency',
    'VolumesFrom',
    'WorkingDirectory',
  ],
  taskDefinition: [
    'EnableFaultInjection',
    'EphemeralStorage',
    'InferenceAccelerators',
    'IpcMode',
    'PidMode',
    'PlacementConstraints',
    'ProxyConfiguration',
    'RuntimePlatform',
    'Tags',
    'Volumes',
  ],
};

/** The merged lists of a container definition. */
const CONTAINER_LISTS = {
  Environment: ['Name'],
  MountPoints: ['ContainerPath'],
  PortMappings: ['ContainerPort', 'ContainerPortRange'],
  ResourceRequirements: ['Type'],
};

/** The rendered lists and the properties that identify their items. An item without any of these cannot be merged. */
export const MERGED_LISTS: { readonly [part in PropertiesPart]: { readonly [list: string]: readonly string[] } } = {
  container: CONTAINER_LISTS,
  service: { LoadBalancers: ['TargetGroupArn', 'LoadBalancerName'] },
  sidecar: CONTAINER_LISTS,
  taskDefinition: { Volumes: ['Name'] },
};

function owned(
  part: PropertiesPart,
  properties: { readonly [path: string]: Pick<OwnedProperty, 'keys' | 'reason'> },
): OwnedProperty[] {
  return Object.entries(properties).map(([path, property]) => ({ part, path, ...property }));
}
