import {
  AlarmConfig,
  AutoscalingConfig,
  BindMountConfig,
  CapacityProviderStrategyItemConfig,
  HealthCheckConfig,
  MountPointConfig,
  ServiceSettings,
  SidecarConfig,
  VolumeConfig,
} from '../config';
import { DEFAULTS } from '../config/defaults.generated';
import { ServiceNames } from '../naming/names';
import {
  AlarmModel,
  AutoscalingModel,
  BindMountModel,
  CapacityProviderStrategyItemModel,
  HealthCheckModel,
  MountPointModel,
  ServiceSettingsModel,
  SidecarModel,
  VolumeModel,
} from './resolved';

/**
 * A service's settings in one environment with every default.
 *
 * @param settings - its own, with the environment's overrides merged over them
 */
export function resolveSettings(settings: ServiceSettings, names: ServiceNames): ServiceSettingsModel {
  return {
    ...DEFAULTS.ServiceSettings,
    ...settings,
    containerName: names.container,
    serviceName: names.ecsService,
    stackName: names.stack,
    alarm: settings.alarm ? resolveAlarm(settings.alarm) : null,
    autoscaling: resolveAutoscaling(settings.autoscaling),
    bindMounts: (settings.bindMounts ?? []).map(resolveBindMount),
    capacityProviderStrategy: (settings.capacityProviderStrategy ?? []).map(resolveStrategyItem),
    cloudFormationProperties: {
      ...DEFAULTS.CloudFormationPropertiesConfig,
      ...settings.cloudFormationProperties,
    },
    deployment: { ...DEFAULTS.DeploymentConfig, ...settings.deployment },
    environment: sorted(settings.environment),
    healthCheck: settings.healthCheck ? resolveHealthCheck(settings.healthCheck) : null,
    mountPoints: (settings.mountPoints ?? []).map(resolveMountPoint),
    secrets: sorted(settings.secrets),
    sidecars: (settings.sidecars ?? []).map(resolveSidecar),
    volumes: (settings.volumes ?? []).map(resolveVolume),
  };
}

function resolveAlarm(alarm: AlarmConfig): AlarmModel {
  const resolved = { ...DEFAULTS.AlarmConfig, ...alarm };
  return { ...resolved, datapointsToAlarm: resolved.datapointsToAlarm ?? resolved.evaluationPeriods };
}

function resolveAutoscaling(autoscaling: AutoscalingConfig = {}): AutoscalingModel {
  const resolved = { ...DEFAULTS.AutoscalingConfig, ...autoscaling };
  return { ...resolved, max: resolved.max ?? resolved.min };
}

function resolveBindMount(mount: BindMountConfig): BindMountModel {
  return { ...DEFAULTS.BindMountConfig, ...mount };
}

function resolveStrategyItem(item: CapacityProviderStrategyItemConfig): CapacityProviderStrategyItemModel {
  return { ...DEFAULTS.CapacityProviderStrategyItemConfig, ...item };
}

function resolveHealthCheck(check: HealthCheckConfig): HealthCheckModel {
  return { ...DEFAULTS.HealthCheckConfig, ...check };
}

function resolveMountPoint(mount: MountPointConfig): MountPointModel {
  return { ...DEFAULTS.MountPointConfig, ...mount };
}

function resolveSidecar(sidecar: SidecarConfig): SidecarModel {
  return {
    ...DEFAULTS.SidecarConfig,
    ...sidecar,
    environment: sorted(sidecar.environment),
    healthCheck: sidecar.healthCheck ? resolveHealthCheck(sidecar.healthCheck) : null,
    mountPoints: (sidecar.mountPoints ?? []).map(resolveMountPoint),
    secrets: sorted(sidecar.secrets),
  };
}

function resolveVolume(volume: VolumeConfig): VolumeModel {
  return {
    ...DEFAULTS.VolumeConfig,
    ...volume,
    efs: volume.efs ? { ...DEFAULTS.EfsVolumeConfig, ...volume.efs } : null,
  };
}

/** By name, as Terraform sorts a map, so that the order in the config makes no difference. */
function sorted(map: { readonly [name: string]: string } = {}): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)));
}
