export { CapacityProviderStrategyItemConfig, CapacitySettings, LaunchType } from './capacity-settings';
export { CiConfig, GithubCiConfig } from './ci-config';
export { CloudFormationPropertiesConfig, CloudFormationSettings } from './cloudformation-settings';
export { EcsPipelineConfig } from './config';
export {
  BindMountConfig,
  EfsVolumeConfig,
  HealthCheckConfig,
  MountPointConfig,
  SidecarConfig,
  VolumeConfig,
} from './container-config';
export { ContainerSettings } from './container-settings';
export { DeploymentConfig, DeploymentSettings } from './deployment-settings';
export { effectiveSettings } from './effective-settings';
export { ApprovalConfig, EnvironmentConfig } from './environment-config';
export { GithubPushConfig, ImageConfig, PushConfig } from './image-config';
export { LoadBalancerSettings } from './load-balancer-settings';
export { NameSettings } from './name-settings';
export { NetworkMode, NetworkSettings } from './network-settings';
export { NotificationConfig, NotificationEvent } from './notification-config';
export { PipelineConfig } from './pipeline-config';
export { Path, Problem } from './problem';
export { AlarmConfig, AutoscalingConfig, ScalingSettings } from './scaling-settings';
export { ServiceConfig, ServiceSettings } from './service-config';
export { CpuArchitecture, TaskSettings } from './task-settings';
export { ExistingPart, TerraformConfig } from './terraform-config';
