import { isDeepStrictEqual } from 'node:util';
import { DEFAULTS, KEYS } from '../config/defaults.generated';
import { takesListenerOfInputs } from '../config/load-balancers';
import { isMap } from '../config/maps';
import { LoadBalancerModel, ServiceSettingsModel } from '../model/resolved';
import { Expression, HclValue } from './hcl';
import { FLATTENED, Group, SETTINGS, snakeCase } from './module-inputs';

/** Arguments of a Terraform module, by their Terraform names. Missing arguments have the module's default. */
export interface Arguments {
  readonly [name: string]: HclValue;
}

/** Settings whose keys are names that the user chooses, each with a map as its value. */
const MAPS_BY_NAME: readonly string[] = ['loadBalancers'];

/**
 * The config interface of each nested map, by its key, because a key means the same at any depth. An entry that
 * includes the enclosing interface takes precedence.
 */
const INTERFACES: { readonly [key: string]: keyof typeof DEFAULTS } = {
  alarm: 'AlarmConfig',
  autoscaling: 'AutoscalingConfig',
  bindMounts: 'BindMountConfig',
  capabilities: 'CapabilitiesConfig',
  capacityProviderStrategy: 'CapacityProviderStrategyItemConfig',
  cloudFormationProperties: 'CloudFormationPropertiesConfig',
  deployment: 'DeploymentConfig',
  devices: 'DeviceConfig',
  efs: 'EfsVolumeConfig',
  firelens: 'FirelensConfig',
  healthCheck: 'HealthCheckConfig',
  linuxParameters: 'LinuxParametersConfig',
  logging: 'LoggingConfig',
  metrics: 'ScalingMetricConfig',
  loadBalancers: 'LoadBalancerConfig',
  'LoadBalancerConfig.healthCheck': 'LoadBalancerHealthCheckConfig',
  'LoadBalancerConfig.stickiness': 'LoadBalancerStickinessConfig',
  mountPoints: 'MountPointConfig',
  scheduleOptions: 'ScheduleOptionsConfig',
  schedules: 'ScalingScheduleConfig',
  serviceConnect: 'ServiceConnectConfig',
  serviceDiscovery: 'ServiceDiscoveryConfig',
  sidecars: 'SidecarConfig',
  tmpfs: 'TmpfsConfig',
  volumes: 'VolumeConfig',
};

/** Keys that the model has in addition to those of an interface. */
const MODEL_KEYS: { readonly [name in keyof typeof DEFAULTS]?: readonly string[] } = {
  CloudFormationPropertiesConfig: ['extraContainers'],
};

/** Rendered even if the value is the default, because reviewers need the size of a service and both scaling bounds. */
const ALWAYS_SHOWN = Symbol('always shown');

/** The module's defaults for missing settings. */
const SETTINGS_DEFAULTS = {
  ...DEFAULTS.ServiceSettings,
  assignPublicIp: false,
  cloudFormationProperties: { ...DEFAULTS.CloudFormationPropertiesConfig, extraContainers: {} },
  cpu: ALWAYS_SHOWN,
  deployment: DEFAULTS.DeploymentConfig,
  loadBalancers: {},
  memory: ALWAYS_SHOWN,
  scheduleOptions: DEFAULTS.ScheduleOptionsConfig,
};

const MODULE_DEFAULTS: Defaults = {
  ...DEFAULTS,
  CloudFormationPropertiesConfig: SETTINGS_DEFAULTS.cloudFormationProperties,
  LoadBalancerConfig: { ...DEFAULTS.LoadBalancerConfig, healthCheck: DEFAULTS.LoadBalancerHealthCheckConfig },
  ScalingScheduleConfig: { ...DEFAULTS.ScalingScheduleConfig, min: ALWAYS_SHOWN, max: ALWAYS_SHOWN },
};

/** The arguments of the service module in groups, without those that equal the module's default. */
export function serviceArguments(settings: ServiceSettingsModel): { readonly [group in Group]: Arguments } {
  const { alarm, autoscaling, serviceName } = settings;
  const values: Values = { ...settings, loadBalancers: withListeners(settings.loadBalancers) };
  // The module derives these defaults from other settings.
  const settingsDefaults = { ...SETTINGS_DEFAULTS, containerName: serviceName, stackName: serviceName };
  const defaults: Defaults = {
    ...MODULE_DEFAULTS,
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
    roles: {},
    capacity: {},
    network: {},
    discovery: {},
    scaling: {},
    operation: {},
  };
  for (const { group, key, name } of SETTINGS)
    addArgument(groups[group], [key, name], values[key], settingsDefaults, defaults);
  return groups;
}

/** The load balancers. An Application Load Balancer without a listener uses the one of `inputs.tf`. */
function withListeners(balancers: ServiceSettingsModel['loadBalancers']): Values {
  const withListener = (balancer: LoadBalancerModel) =>
    takesListenerOfInputs(balancer) ? { ...balancer, listenerArn: new Expression('local.listener_arn') } : balancer;
  return Object.fromEntries(Object.entries(balancers).map(([name, balancer]) => [name, withListener(balancer)]));
}

interface Values {
  readonly [key: string]: unknown;
}

/** By the name of the interface. */
type Defaults = { readonly [name in keyof typeof DEFAULTS]: Values };

/** The arguments for the values of an interface. */
function argumentsOf(name: keyof typeof DEFAULTS, values: Values, defaults: Defaults): Arguments {
  const args: MutableArguments = {};
  for (const key of [...KEYS[name], ...(MODEL_KEYS[name] ?? [])]) {
    addArgument(args, [key, snakeCase(key)], values[key], defaults[name], defaults, name);
  }
  return args;
}

interface MutableArguments {
  [name: string]: HclValue;
}

/** Adds an argument, unless its value is missing or equals the default. */
function addArgument(
  args: MutableArguments,
  [key, name]: readonly [key: string, name: string],
  value: unknown,
  ownDefaults: Values,
  defaults: Defaults,
  owner = '',
): void {
  if (value === null || value === undefined || isSame(value, ownDefaults[key])) return;
  const argument = rendered(INTERFACES[`${owner}.${key}`] ?? INTERFACES[key], key, value, defaults);
  if (FLATTENED.includes(key)) {
    for (const [part, item] of Object.entries(argument as Arguments)) args[`${name}_${part}`] = item;
  } else {
    args[name] = argument;
  }
}

function rendered(name: keyof typeof DEFAULTS | undefined, key: string, value: unknown, defaults: Defaults): HclValue {
  if (Array.isArray(value)) return value.map((item) => rendered(name, key, item, defaults));
  if (!isMap(value) || name === undefined) return value as HclValue;
  if (!MAPS_BY_NAME.includes(key)) return argumentsOf(name, value, defaults);
  return Object.fromEntries(
    Object.entries(value).map(([own, item]) => [own, argumentsOf(name, item as Values, defaults)]),
  );
}

/** First compares identity and list lengths, because they decide most comparisons. */
function isSame(value: unknown, other: unknown): boolean {
  if (value === other) return true;
  if (Array.isArray(value) && Array.isArray(other) && value.length !== other.length) return false;
  return typeof value === 'object' && isDeepStrictEqual(value, other);
}
