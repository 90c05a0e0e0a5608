import {
  AlarmConfig,
  ApprovalConfig,
  AutoscalingConfig,
  BindMountConfig,
  CapacityProviderStrategyItemConfig,
  CloudFormationPropertiesConfig,
  DeploymentConfig,
  EfsVolumeConfig,
  HealthCheckConfig,
  MountPointConfig,
  NotificationConfig,
  ServiceSettings,
  SidecarConfig,
  VolumeConfig,
} from '../config';
import { DEFAULTS } from '../config/defaults.generated';

type Defaults = typeof DEFAULTS;

/**
 * An interface of the config with every key: with its default where nothing is set, an empty list or map, or null.
 *
 * @typeParam Unset - what `DEFAULTS` says of its keys
 */
type Resolved<Config, Unset> = {
  readonly [Key in keyof Config]-?: Key extends keyof Unset
    ? Plain<NonNullable<Config[Key]>> | (Unset[Key] extends null ? null : never)
    : undefined extends Config[Key]
      ? RunNpxProjenSchema
      : Plain<Config[Key]>;
};

/** An enum and the text of its members are the same here, and nobody changes a list. */
type Plain<Value> = Value extends string ? `${Value}` : Value extends readonly (infer Item)[] ? readonly Item[] : Value;

/** Stands in a type error for a key that `DEFAULTS` lacks: the command adds it, and failing tests say what is next. */
interface RunNpxProjenSchema {
  readonly missing: never;
}

/** What a service is in one environment, its overrides merged and every default filled in. */
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
    | 'healthCheck'
    | 'mountPoints'
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
  >;
  readonly deployment: Resolved<DeploymentConfig, Defaults['DeploymentConfig']>;
  readonly healthCheck: HealthCheckModel | null;
  readonly mountPoints: readonly MountPointModel[];
  readonly sidecars: readonly SidecarModel[];
  readonly volumes: readonly VolumeModel[];
}

/** How many tasks run: `max` equal to `min` is a fixed number. */
export interface AutoscalingModel extends Omit<Resolved<AutoscalingConfig, Defaults['AutoscalingConfig']>, 'max'> {
  readonly max: number;
}

/** The alarm for missing tasks. */
export interface AlarmModel extends Omit<Resolved<AlarmConfig, Defaults['AlarmConfig']>, 'datapointsToAlarm'> {
  readonly datapointsToAlarm: number;
}

/** A container that runs beside the service's own in every task. */
export interface SidecarModel
  extends Omit<Resolved<SidecarConfig, Defaults['SidecarConfig']>, 'healthCheck' | 'mountPoints'> {
  readonly healthCheck: HealthCheckModel | null;
  readonly mountPoints: readonly MountPointModel[];
}

/** A volume of the task. */
export interface VolumeModel extends Omit<Resolved<VolumeConfig, Defaults['VolumeConfig']>, 'efs'> {
  readonly efs: Resolved<EfsVolumeConfig, Defaults['EfsVolumeConfig']> | null;
}

/** A path of the container instance in the service's own container. */
export type BindMountModel = Resolved<BindMountConfig, Defaults['BindMountConfig']>;

/** A part of a capacity provider strategy. */
export type CapacityProviderStrategyItemModel = Resolved<
  CapacityProviderStrategyItemConfig,
  Defaults['CapacityProviderStrategyItemConfig']
>;

/** The command that checks a container. */
export type HealthCheckModel = Resolved<HealthCheckConfig, Defaults['HealthCheckConfig']>;

/** A volume in a container. */
export type MountPointModel = Resolved<MountPointConfig, Defaults['MountPointConfig']>;

/** What somebody who approves reads, who that is, and who is told. */
export type ApprovalSettingsModel = Resolved<ApprovalConfig, Defaults['ApprovalConfig']>;

/** Who is told of what. */
export type NotificationSettingsModel = Resolved<NotificationConfig, Defaults['NotificationConfig']>;
