export { checkConfig } from './check-config';
export { EcsPipelineConfig } from './config';
export { ConfigError } from './config-error';
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
export {
  approvalNames,
  artifactStoreNames,
  clusterName,
  pipelineNames,
  serviceNames,
  stageNames,
  stateBucketName,
} from './names';
export { parseConfig } from './parse-config';
export { Partition, partitionOf } from './partition';
export { ExecutionMode, PipelineConfig } from './pipeline-config';
export { Path, Problem } from './problem';
export { ConfigText, readConfig } from './read-config';
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
export { TerraformConfig } from './terraform-config';
