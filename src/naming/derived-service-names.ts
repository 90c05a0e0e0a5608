import { ConfigParts } from '../config/config-parts';
import { ServiceTarget } from '../config/service-target';
import { DerivedName, longestOf, Named, named, Origin, scopeOf } from './derived-name';
import { serviceNames } from './names';

/** The names of a service's resources in each environment. */
export function serviceDerivedNames(
  config: ConfigParts,
  targets: readonly ServiceTarget[],
  root: Origin,
): DerivedName[] {
  const services = byItem(named('services', config.services));
  const environments = byItem(named('environments', config.environments));
  return targets.flatMap((target) => {
    const service = services.get(target.service);
    const environment = environments.get(target.environment);
    // While these names are unknown, so are the derived ones.
    if (!service || !environment || target.isBroken('stackName') || target.isBroken('serviceName')) return [];
    return namesOf(config, root, target, service, environment);
  });
}

function byItem<T>(list: readonly Named<T>[]): ReadonlyMap<T, Named<T>> {
  return new Map(list.map((entry) => [entry.item, entry]));
}

function namesOf(
  config: ConfigParts,
  root: Origin,
  { at, settings }: ServiceTarget,
  service: Named<ServiceTarget['service']>,
  environment: Named<ServiceTarget['environment']>,
): DerivedName[] {
  const names = serviceNames({ name: root.value }, environment.name, service, settings);
  const longest = longestOf(service.origin, environment.origin, root);
  const origins = (key: 'stackName' | 'serviceName'): Origin & { own: Origin } => {
    if (settings[key] === undefined) return { ...longest, alternative: key, own: service.origin };
    const own = { path: at([key]), value: settings[key] };
    return { ...own, own };
  };

  const { accountId, region } = environment.item;
  const account = scopeOf(accountId);
  const regionScope = scopeOf(accountId, { name: region ?? config.region });
  // Without a name in the config, the cluster is the one in the environment's inputs.tf.
  const cluster = regionScope && `cluster ${settings.clusterName ?? `of ${environment.name}`} in ${regionScope}`;

  const of = `${service.name} in ${environment.name}`;
  const ofStack = { of, scope: regionScope, ...origins('stackName') };
  return [
    { resource: 'CloudFormation stack', name: names.stack, ...ofStack },
    { resource: 'IAM role', name: names.cloudFormationRole, ...ofStack, scope: account },
    { resource: 'IAM role', name: names.deployRole, ...ofStack, scope: account },
    { resource: 'IAM role', name: names.promotionRole, ...ofStack, scope: account },
    ...(settings.executionRoleArn === undefined
      ? [{ resource: 'IAM role' as const, name: names.executionRole, ...ofStack, scope: account }]
      : []),
    ...(settings.taskRoleArn === undefined
      ? [{ resource: 'IAM role' as const, name: names.taskRole, ...ofStack, scope: account }]
      : []),
    { resource: 'SSM parameter', name: names.deployedImageParameter, ...ofStack },
    { resource: 'SSM parameter', name: names.deploymentParameter, ...ofStack },
    { resource: 'CloudWatch alarm', name: names.missingTasksAlarm, ...ofStack },
    ...(settings.logGroupName === undefined
      ? [{ resource: 'log group' as const, name: names.logGroup, ...ofStack }]
      : []),
    ...(settings.schedule === undefined
      ? [{ resource: 'ECS service' as const, name: names.ecsService, of, scope: cluster, ...origins('serviceName') }]
      : [
          { resource: 'IAM role' as const, name: names.schedulerRole, ...ofStack, scope: account },
          { resource: 'EventBridge schedule' as const, name: names.schedule, ...ofStack },
        ]),
  ];
}
