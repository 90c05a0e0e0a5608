export { CapacityProviderStrategyItemConfig, CapacitySettings, LaunchType } from './capacity-settings';
export { CiConfig, GithubCiConfig } from './ci-config';
export { CloudFormationPropertiesConfig, CloudFormationSettings } from './cloudformation-settings';
export { EcsPipelineConfig } from './config';
export {
  BindMountConfig,
  EfsVolumeConfig,
  HealthCheckConfig,
  MountPointConfig,
  VolumeConfig,
} from './container-config';
export { ContainerCondition } from './container-dependency';
export { ContainerSettings } from './container-settings';
export { DeploymentConfig, DeploymentSettings } from './deployment-settings';
export {
  AppProtocol,
  DiscoverySettings,
  DnsRecordType,
  ServiceConnectConfig,
  ServiceDiscoveryConfig,
} from './discovery-settings';
export { effectiveSettings } from './effective-settings';
export { ApprovalConfig, EnvironmentConfig } from './environment-config';
export { ImageConfig } from './image-config';
export {
  CapabilitiesConfig,
  DeviceConfig,
  DevicePermission,
  LinuxParametersConfig,
  TmpfsConfig,
} from './linux-parameters-config';
export { LoadBalancerConfig } from './load-balancer-config';
export { LoadBalancerHealthCheckConfig } from './load-balancer-health-check-config';
export {
  AlpnPolicy,
  LoadBalancerHealthCheckProtocol,
  LoadBalancerProtocol,
  LoadBalancerProtocolVersion,
} from './load-balancer-protocols';
export { LoadBalancerSettings } from './load-balancer-settings';
export { LoadBalancerStickinessConfig } from './load-balancer-stickiness-config';
export { FirelensConfig, FirelensType, LogDriver, LoggingConfig } from './logging-config';
export { NameSettings } from './name-settings';
export { NetworkMode, NetworkSettings } from './network-settings';
export { NotificationConfig, NotificationEvent } from './notification-config';
export { PipelineConfig } from './pipeline-config';
export { Path, Problem } from './problem';
export { GithubPushConfig, GitlabPushConfig, PushConfig } from './push-config';
export { RoleSettings } from './role-settings';
export {
  AlarmConfig,
  AutoscalingConfig,
  MetricStatistic,
  ScalingMetricConfig,
  ScalingScheduleConfig,
  ScalingSettings,
} from './scaling-settings';
export { ScheduleOptionsConfig, ScheduleSettings } from './schedule-settings';
export { ServiceConfig, ServiceSettings } from './service-config';
export { SidecarConfig } from './sidecar-config';
export { CpuArchitecture, TaskSettings } from './task-settings';
export { ExistingPart, TerraformConfig } from './terraform-config';
