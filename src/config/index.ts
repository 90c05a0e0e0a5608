export { CiConfig, GithubCiConfig } from './ci-config';
export { EcsPipelineConfig } from './config';
export {
  BindMountConfig,
  EfsVolumeConfig,
  HealthCheckConfig,
  MountPointConfig,
  SidecarConfig,
  VolumeConfig,
} from './container-config';
export { effectiveSettings } from './effective-settings';
export { ApprovalConfig, EnvironmentConfig } from './environment-config';
export { GithubPushConfig, ImageConfig, PushConfig } from './image-config';
export { NotificationConfig, NotificationEvent } from './notification-config';
export { PipelineConfig } from './pipeline-config';
export { Path, Problem } from './problem';
export {
  AlarmConfig,
  AutoscalingConfig,
  CapacityProviderStrategyItemConfig,
  CloudFormationPropertiesConfig,
  CpuArchitecture,
  DeploymentConfig,
  LaunchType,
  NetworkMode,
  ServiceConfig,
  ServiceSettings,
} from './service-config';
export { ExistingPart, TerraformConfig } from './terraform-config';
