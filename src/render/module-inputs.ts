import { ServiceSettingsModel } from '../model/resolved';

/** The topics of the service module's inputs. */
export type Group =
  | 'names'
  | 'container'
  | 'task'
  | 'roles'
  | 'capacity'
  | 'network'
  | 'discovery'
  | 'scaling'
  | 'operation';

/**
 * The argument group of each setting. Groups are separated by blank lines. Groups and arguments are in the order of
 * this table, which is the order of the module's inputs.
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
  dependsOn: 'container',
  startTimeout: 'container',
  stopTimeout: 'container',
  readonlyRootFilesystem: 'container',
  user: 'container',
  dockerLabels: 'container',
  linuxParameters: 'container',
  logging: 'container',
  sidecars: 'container',

  cpu: 'task',
  memory: 'task',
  cpuArchitecture: 'task',
  ephemeralStorage: 'task',
  gpu: 'task',
  volumes: 'task',
  mountPoints: 'task',
  bindMounts: 'task',

  taskRoleArn: 'roles',
  executionRoleArn: 'roles',
  taskPolicyArns: 'roles',
  executionPolicyArns: 'roles',
  secretsKeyArns: 'roles',

  launchType: 'capacity',
  capacityProvider: 'capacity',
  capacityProviderStrategy: 'capacity',
  platformVersion: 'capacity',

  networkMode: 'network',
  subnetIds: 'network',
  securityGroupIds: 'network',
  assignPublicIp: 'network',
  loadBalancers: 'network',
  targetGroupArn: 'network',
  healthCheckGracePeriod: 'network',

  serviceConnect: 'discovery',
  serviceDiscovery: 'discovery',

  autoscaling: 'scaling',
  alarm: 'scaling',
  schedule: 'scaling',
  scheduleOptions: 'scaling',

  deployment: 'operation',
  enableExecuteCommand: 'operation',
  logGroupName: 'operation',
  logRetentionDays: 'operation',
  cloudFormationProperties: 'operation',
};

/** Settings whose argument is not simply their name in snake_case. */
const RENAMES: { readonly [key: string]: string } = {
  cloudFormationProperties: 'cloudformation_properties',
  dependsOn: 'container_depends_on', // Terraform has its own depends_on
  sidecars: 'extra_containers',
};

/** Settings whose keys are separate arguments. */
export const FLATTENED: readonly string[] = ['autoscaling'];

/** The settings in the order of their arguments, with the argument names. */
export const SETTINGS = (Object.entries(GROUPS) as [keyof ServiceSettingsModel, Group][]).map(([key, group]) => ({
  key,
  group,
  name: argumentName(key),
}));

/** The module's input for a key of a service, `deployment.alarm_names` for `deployment.alarmNames`. */
export function inputName(key: string): string {
  const [, setting = '', brackets = '', rest = ''] = /^(\w+)(\[\])?(.*)$/.exec(key) ?? [];
  const name = argumentName(setting) + brackets + snakeCase(rest);
  return FLATTENED.includes(setting) ? name.replace('.', '_') : name;
}

function argumentName(setting: string): string {
  return RENAMES[setting] ?? snakeCase(setting);
}

export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
