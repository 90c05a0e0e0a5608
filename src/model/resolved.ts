import {
  AlarmConfig,
  ApprovalConfig,
  AutoscalingConfig,
  BindMountConfig,
  CapabilitiesConfig,
  CapacityProviderStrategyItemConfig,
  CloudFormationPropertiesConfig,
  DeploymentConfig,
  DeviceConfig,
  EfsVolumeConfig,
  FirelensConfig,
  HealthCheckConfig,
  LinuxParametersConfig,
  LoadBalancerConfig,
  LoadBalancerHealthCheckConfig,
  LoadBalancerStickinessConfig,
  LoggingConfig,
  MountPointConfig,
  NotificationConfig,
  ScalingMetricConfig,
  ScalingScheduleConfig,
  ScheduleOptionsConfig,
  ServiceConnectConfig,
  ServiceDiscoveryConfig,
  ServiceSettings,
  SidecarConfig,
  TmpfsConfig,
  VolumeConfig,
} from '../config';
import { DEFAULTS } from '../config/defaults.generated';

type Defaults = typeof DEFAULTS;

/**
 * An interface of the config with every key. A key that is not set has its default, an empty list or map, or null.
 *
 * @typeParam Unset - the entry of the interface in `DEFAULTS`
 */
type Resolved<Config, Unset> = {
  readonly [Key in keyof Config]-?: Key extends keyof Unset
    ? Plain<NonNullable<Config[Key]>> | (Unset[Key] extends null ? null : never)
    : undefined extends Config[Key]
      ? RunNpxProjenSchema
      : Plain<Config[Key]>;
};

/** Enum members as plain text, and lists as read-only. */
type Plain<Value> = Value extends string ? `${Value}` : Value extends readonly (infer Item)[] ? readonly Item[] : Value;

/**
 * Appears in a type error for a key that `DEFAULTS` lacks. The command adds the key; failing tests show what is next.
 */
interface RunNpxProjenSchema {
  readonly missing: never;
}

/** A service in one environment, with its overrides merged and every default filled in. */
export interface ServiceSettingsModel
  extends Omit<
    Resolved<ServiceSettings, Defaults['ServiceSettings']>,
    | 'alarm'
    | 'autoscaling'
    | 'bindMounts'
    | 'capacityProviderStrategy'
    | 'cloudFormationProperties'
    | 'containerName'
    | 'deployment'
    | 'extraLoadBalancers'
    | 'healthCheck'
    | 'linuxParameters'
    | 'logging'
    | 'loadBalancer'
    | 'mountPoints'
    | 'scheduleOptions'
    | 'serviceConnect'
    | 'serviceDiscovery'
    | 'serviceName'
    | 'sidecars'
    | 'stackName'
    | 'volumes'
  > {
  readonly containerName: string;
  readonly serviceName: string;
  readonly stackName: string;
  readonly alarm: AlarmModel | null;
  readonly autoscaling: AutoscalingModel;
  readonly bindMounts: readonly BindMountModel[];
  readonly capacityProviderStrategy: readonly CapacityProviderStrategyItemModel[];
  readonly cloudFormationProperties: Resolved<
    CloudFormationPropertiesConfig,
    Defaults['CloudFormationPropertiesConfig']
  > & { readonly extraContainers: SidecarProperties };
  readonly deployment: Resolved<DeploymentConfig, Defaults['DeploymentConfig']>;
  readonly healthCheck: HealthCheckModel | null;
  readonly linuxParameters: LinuxParametersModel | null;
  readonly logging: LoggingModel | null;
  /** By name: `loadBalancer` is `main`, the others are from `extraLoadBalancers`. */
  readonly loadBalancers: { readonly [name: string]: LoadBalancerModel };
  readonly mountPoints: readonly MountPointModel[];
  readonly scheduleOptions: Resolved<ScheduleOptionsConfig, Defaults['ScheduleOptionsConfig']>;
  readonly serviceConnect: Resolved<ServiceConnectConfig, Defaults['ServiceConnectConfig']> | null;
  readonly serviceDiscovery: Resolved<ServiceDiscoveryConfig, Defaults['ServiceDiscoveryConfig']> | null;
  readonly sidecars: readonly SidecarModel[];
  readonly volumes: readonly VolumeModel[];
}

/** How many tasks run. The number is fixed where `max` equals `min`. */
export interface AutoscalingModel
  extends Omit<Resolved<AutoscalingConfig, Defaults['AutoscalingConfig']>, 'max' | 'metrics' | 'schedules'> {
  readonly max: number;
  readonly metrics: readonly ScalingMetricModel[];
  readonly schedules: readonly ScalingScheduleModel[];
}

/** A metric that scaling keeps at a target. */
export type ScalingMetricModel = Resolved<ScalingMetricConfig, Defaults['ScalingMetricConfig']>;

/** A time at which the bounds change. */
export interface ScalingScheduleModel
  extends Omit<Resolved<ScalingScheduleConfig, Defaults['ScalingScheduleConfig']>, 'max' | 'min'> {
  readonly min: number;
  readonly max: number;
}

/** The alarm for missing tasks. */
export interface AlarmModel extends Omit<Resolved<AlarmConfig, Defaults['AlarmConfig']>, 'datapointsToAlarm'> {
  readonly datapointsToAlarm: number;
}

/**
 * A container that runs beside the service's own container in every task. Without an image, it runs the deployed image.
 */
export interface SidecarModel
  extends Omit<
    Resolved<SidecarConfig, Defaults['SidecarConfig']>,
    'cloudFormationProperties' | 'firelens' | 'healthCheck' | 'linuxParameters' | 'logging' | 'mountPoints'
  > {
  readonly firelens: Resolved<FirelensConfig, Defaults['FirelensConfig']> | null;
  readonly healthCheck: HealthCheckModel | null;
  readonly linuxParameters: LinuxParametersModel | null;
  readonly logging: LoggingModel | null;
  readonly mountPoints: readonly MountPointModel[];
}

/** The CloudFormation properties of sidecars that have no key of their own, by the sidecar's name. */
export interface SidecarProperties {
  readonly [sidecar: string]: { readonly [property: string]: unknown };
}

/** The Linux parameters of a container. */
export interface LinuxParametersModel
  extends Omit<
    Resolved<LinuxParametersConfig, Defaults['LinuxParametersConfig']>,
    'capabilities' | 'devices' | 'tmpfs'
  > {
  readonly capabilities: Resolved<CapabilitiesConfig, Defaults['CapabilitiesConfig']> | null;
  readonly devices: readonly Resolved<DeviceConfig, Defaults['DeviceConfig']>[];
  readonly tmpfs: readonly Resolved<TmpfsConfig, Defaults['TmpfsConfig']>[];
}

/** Where the output of a container goes. */
export type LoggingModel = Resolved<LoggingConfig, Defaults['LoggingConfig']>;

/** A load balancer that forwards to the tasks. */
export interface LoadBalancerModel
  extends Omit<Resolved<LoadBalancerConfig, Defaults['LoadBalancerConfig']>, 'healthCheck' | 'stickiness'> {
  readonly healthCheck: Resolved<LoadBalancerHealthCheckConfig, Defaults['LoadBalancerHealthCheckConfig']>;
  readonly stickiness: Resolved<LoadBalancerStickinessConfig, Defaults['LoadBalancerStickinessConfig']> | null;
}

/** A volume of the task. */
export interface VolumeModel extends Omit<Resolved<VolumeConfig, Defaults['VolumeConfig']>, 'efs'> {
  readonly efs: Resolved<EfsVolumeConfig, Defaults['EfsVolumeConfig']> | null;
}

/** A path of the container instance that is mounted in the service's own container. */
export type BindMountModel = Resolved<BindMountConfig, Defaults['BindMountConfig']>;

/** An item of a capacity provider strategy. */
export type CapacityProviderStrategyItemModel = Resolved<
  CapacityProviderStrategyItemConfig,
  Defaults['CapacityProviderStrategyItemConfig']
>;

/** The command that checks a container. */
export type HealthCheckModel = Resolved<HealthCheckConfig, Defaults['HealthCheckConfig']>;

/** A volume that is mounted in a container. */
export type MountPointModel = Resolved<MountPointConfig, Defaults['MountPointConfig']>;

/** The settings of an approval: instructions, approvers and notified addresses. */
export type ApprovalSettingsModel = Resolved<ApprovalConfig, Defaults['ApprovalConfig']>;

/** The settings of a notification: recipients and events. */
export type NotificationSettingsModel = Resolved<NotificationConfig, Defaults['NotificationConfig']>;
