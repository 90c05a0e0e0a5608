import { isDeepStrictEqual } from 'node:util';
import { DEFAULTS, KEYS } from '../config/defaults.generated';
import { isMap } from '../config/maps';
import { ServiceSettingsModel } from '../model/resolved';
import { HclValue } from './hcl';

/** Arguments of a Terraform module, by their Terraform names. What is not named has the module's default. */
export interface Arguments {
  readonly [name: string]: HclValue;
}

type Group = 'names' | 'container' | 'task' | 'capacity' | 'network' | 'scaling' | 'operation';

/**
 * The group of arguments that each setting stands in. Groups are separated by blank lines; groups and arguments are in
 * the order of this table, which is that of the module's own inputs.
 */
const GROUPS: { readonly [key in keyof ServiceSettingsModel]: Group } = {
  serviceName: 'names',
  stackName: 'names',
  clusterName: 'names',

  containerName: 'container',
  containerPort: 'container',
  environment: 'container',
  secrets: 'container',
  command: 'container',
  entryPoint: 'container',
  healthCheck: 'container',
  stopTimeout: 'container',
  readonlyRootFilesystem: 'container',
  user: 'container',
  sidecars: 'container',

  cpu: 'task',
  memory: 'task',
  cpuArchitecture: 'task',
  ephemeralStorage: 'task',
  gpu: 'task',
  volumes: 'task',
  mountPoints: 'task',
  bindMounts: 'task',

  launchType: 'capacity',
  capacityProvider: 'capacity',
  capacityProviderStrategy: 'capacity',
  platformVersion: 'capacity',

  networkMode: 'network',
  subnetIds: 'network',
  securityGroupIds: 'network',
  assignPublicIp: 'network',
  targetGroupArn: 'network',
  healthCheckGracePeriod: 'network',

  autoscaling: 'scaling',
  alarm: 'scaling',

  deployment: 'operation',
  enableExecuteCommand: 'operation',
  logGroupName: 'operation',
  logRetentionDays: 'operation',
  cloudFormationProperties: 'operation',
};

const GROUP_ENTRIES = Object.entries(GROUPS) as [keyof ServiceSettingsModel, Group][];

/** Settings whose arguments are not called as they are, in snake_case. */
const RENAMES: { readonly [key: string]: string } = {
  cloudFormationProperties: 'cloudformation_properties',
  sidecars: 'extra_containers',
};

/** Settings whose keys are arguments of their own. */
const FLATTENED: readonly string[] = ['autoscaling'];

/** The interface of the config behind the maps below a setting; by their key, as it means the same at any depth. */
const INTERFACES: { readonly [key: string]: keyof typeof DEFAULTS } = {
  alarm: 'AlarmConfig',
  autoscaling: 'AutoscalingConfig',
  bindMounts: 'BindMountConfig',
  capacityProviderStrategy: 'CapacityProviderStrategyItemConfig',
  cloudFormationProperties: 'CloudFormationPropertiesConfig',
  deployment: 'DeploymentConfig',
  efs: 'EfsVolumeConfig',
  healthCheck: 'HealthCheckConfig',
  mountPoints: 'MountPointConfig',
  sidecars: 'SidecarConfig',
  volumes: 'VolumeConfig',
};

/** Not even a default is left out: whoever reviews a service looks for its size first. */
const ALWAYS_SHOWN = Symbol('always shown');

/** The arguments of the service module, without those that have the module's default, in groups that belong together. */
export function serviceArguments(settings: ServiceSettingsModel): { readonly [group in Group]: Arguments } {
  const { alarm, autoscaling, serviceName } = settings;
  // What the module derives from another setting, or decides on without one.
  const settingsDefaults = {
    ...DEFAULTS.ServiceSettings,
    assignPublicIp: false,
    cloudFormationProperties: DEFAULTS.CloudFormationPropertiesConfig,
    containerName: serviceName,
    cpu: ALWAYS_SHOWN,
    deployment: DEFAULTS.DeploymentConfig,
    memory: ALWAYS_SHOWN,
    stackName: serviceName,
  };
  const defaults: Defaults = {
    ...DEFAULTS,
    AlarmConfig: { ...DEFAULTS.AlarmConfig, datapointsToAlarm: alarm?.evaluationPeriods },
    AutoscalingConfig: {
      ...DEFAULTS.AutoscalingConfig,
      max: autoscaling.min,
      ...(autoscaling.max !== autoscaling.min && { min: ALWAYS_SHOWN }),
    },
  };
  const groups: { [group in Group]: MutableArguments } = {
    names: {},
    container: {},
    task: {},
    capacity: {},
    network: {},
    scaling: {},
    operation: {},
  };
  for (const [key, group] of GROUP_ENTRIES) addArgument(groups[group], key, settings[key], settingsDefaults, defaults);
  return groups;
}

interface Values {
  readonly [key: string]: unknown;
}

/** By the name of the interface. */
type Defaults = { readonly [name in keyof typeof DEFAULTS]: Values };

function argumentsOf(keys: readonly string[], values: Values, ownDefaults: Values, defaults: Defaults): Arguments {
  const args: MutableArguments = {};
  for (const key of keys) addArgument(args, key, values[key], ownDefaults, defaults);
  return args;
}

interface MutableArguments {
  [name: string]: HclValue;
}

/** Unless it is nothing, or what the module takes anyway. */
function addArgument(
  args: MutableArguments,
  key: string,
  value: unknown,
  ownDefaults: Values,
  defaults: Defaults,
): void {
  if (value === null || isSame(value, ownDefaults[key])) return;
  const name = RENAMES[key] ?? snakeCase(key);
  const argument = rendered(key, value, defaults);
  if (FLATTENED.includes(key)) {
    for (const [part, item] of Object.entries(argument as Arguments)) args[`${name}_${part}`] = item;
  } else {
    args[name] = argument;
  }
}

function rendered(key: string, value: unknown, defaults: Defaults): HclValue {
  const name = INTERFACES[key];
  if (Array.isArray(value)) return value.map((item) => rendered(key, item, defaults));
  if (!isMap(value) || name === undefined) return value as HclValue;
  return argumentsOf(KEYS[name], value, defaults[name], defaults);
}

/** Most of the time a default is the very value that it is compared with. */
function isSame(value: unknown, other: unknown): boolean {
  return value === other || (typeof value === 'object' && isDeepStrictEqual(value, other));
}

/** The module's input for a key of a service, `deployment.alarm_names` for `deployment.alarmNames`. */
export function inputName(key: string): string {
  const [setting = '', ...rest] = key.split('.');
  const name = RENAMES[setting] ?? snakeCase(setting);
  return [name, ...rest.map(snakeCase)].join(FLATTENED.includes(setting) ? '_' : '.');
}

function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
