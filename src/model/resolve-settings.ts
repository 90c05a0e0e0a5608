import {
  AlarmConfig,
  AutoscalingConfig,
  BindMountConfig,
  CapacityProviderStrategyItemConfig,
  LoadBalancerConfig,
  ServiceSettings,
  VolumeConfig,
} from '../config';
import { boundsOf } from '../config/autoscaling-bounds';
import { DEFAULTS } from '../config/defaults.generated';
import { loadBalancersOf } from '../config/load-balancers';
import { ServiceNames } from '../naming/names';
import {
  propertiesOfSidecars,
  resolveHealthCheck,
  resolveLinuxParameters,
  resolveLogging,
  resolveMountPoint,
  resolveSidecar,
  sorted,
} from './resolve-containers';
import {
  AlarmModel,
  AutoscalingModel,
  BindMountModel,
  CapacityProviderStrategyItemModel,
  LoadBalancerModel,
  ServiceSettingsModel,
  VolumeModel,
} from './resolved';

/**
 * A service's settings in one environment, with every default.
 *
 * @param settings - the service's settings, with the environment's overrides merged into them
 */
export function resolveSettings(settings: ServiceSettings, names: ServiceNames): ServiceSettingsModel {
  const { extraLoadBalancers: _, loadBalancer: __, ...defaults } = DEFAULTS.ServiceSettings;
  const { extraLoadBalancers, loadBalancer, ...others } = settings;
  return {
    ...defaults,
    ...others,
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
      extraContainers: propertiesOfSidecars(settings.sidecars),
    },
    dependsOn: sorted(settings.dependsOn),
    deployment: { ...DEFAULTS.DeploymentConfig, ...settings.deployment },
    dockerLabels: sorted(settings.dockerLabels),
    environment: sorted(settings.environment),
    healthCheck: settings.healthCheck ? resolveHealthCheck(settings.healthCheck) : null,
    linuxParameters: settings.linuxParameters ? resolveLinuxParameters(settings.linuxParameters) : null,
    logging: settings.logging ? resolveLogging(settings.logging) : null,
    loadBalancers: Object.fromEntries(
      loadBalancersOf(settings).map(({ balancer, name }) => [name, resolveLoadBalancer(balancer)]),
    ),
    mountPoints: (settings.mountPoints ?? []).map(resolveMountPoint),
    scheduleOptions: { ...DEFAULTS.ScheduleOptionsConfig, ...settings.scheduleOptions },
    secrets: sorted(settings.secrets),
    serviceConnect: settings.serviceConnect ? { ...DEFAULTS.ServiceConnectConfig, ...settings.serviceConnect } : null,
    serviceDiscovery: settings.serviceDiscovery
      ? { ...DEFAULTS.ServiceDiscoveryConfig, ...settings.serviceDiscovery }
      : null,
    sidecars: (settings.sidecars ?? []).map(resolveSidecar),
    volumes: (settings.volumes ?? []).map(resolveVolume),
  };
}

function resolveAlarm(alarm: AlarmConfig): AlarmModel {
  const resolved = { ...DEFAULTS.AlarmConfig, ...alarm };
  return { ...resolved, datapointsToAlarm: resolved.datapointsToAlarm ?? resolved.evaluationPeriods };
}

function resolveAutoscaling(autoscaling: AutoscalingConfig = {}): AutoscalingModel {
  return {
    ...DEFAULTS.AutoscalingConfig,
    ...autoscaling,
    ...boundsOf(autoscaling),
    metrics: (autoscaling.metrics ?? []).map((metric) => ({
      ...DEFAULTS.ScalingMetricConfig,
      ...metric,
      dimensions: sorted(metric.dimensions),
    })),
    schedules: (autoscaling.schedules ?? []).map((schedule) => ({
      ...DEFAULTS.ScalingScheduleConfig,
      ...schedule,
      ...boundsOf(autoscaling, schedule),
    })),
  };
}

function resolveBindMount(mount: BindMountConfig): BindMountModel {
  return { ...DEFAULTS.BindMountConfig, ...mount };
}

function resolveStrategyItem(item: CapacityProviderStrategyItemConfig): CapacityProviderStrategyItemModel {
  return { ...DEFAULTS.CapacityProviderStrategyItemConfig, ...item };
}

function resolveLoadBalancer(balancer: LoadBalancerConfig): LoadBalancerModel {
  const { healthCheck, stickiness } = balancer;
  return {
    ...DEFAULTS.LoadBalancerConfig,
    ...balancer,
    healthCheck: { ...DEFAULTS.LoadBalancerHealthCheckConfig, ...healthCheck },
    stickiness: stickiness ? { ...DEFAULTS.LoadBalancerStickinessConfig, ...stickiness } : null,
  };
}

function resolveVolume(volume: VolumeConfig): VolumeModel {
  return {
    ...DEFAULTS.VolumeConfig,
    ...volume,
    efs: volume.efs ? { ...DEFAULTS.EfsVolumeConfig, ...volume.efs } : null,
  };
}
