import { ConfigParts } from '../config-parts';
import { serviceNames } from '../names';
import { Placement, placements } from '../placement';
import { DerivedName, longestOf, Named, named, Origin, scopeOf } from './derived-name';

/** The names of what a service is made of in each environment. */
export function serviceDerivedNames(config: ConfigParts, root: Origin): DerivedName[] {
  const services = named('services', config.services);
  const environments = named('environments', config.environments);
  return placements(config).flatMap((placement) => {
    const service = services.find(({ item }) => item === placement.service);
    const environment = environments.find(({ item }) => item === placement.environment);
    // Without the name that is meant, the derived one says nothing.
    if (!service || !environment || placement.isBroken('stackName') || placement.isBroken('serviceName')) return [];
    return namesOf(config, root, placement, service, environment);
  });
}

function namesOf(
  config: ConfigParts,
  root: Origin,
  { at, settings }: Placement,
  service: Named<Placement['service']>,
  environment: Named<Placement['environment']>,
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
  const place = scopeOf(accountId, { name: region ?? config.region });
  // Without a name in the config, the cluster is whatever the environment's inputs.tf says.
  const cluster = place && `cluster ${settings.clusterName ?? `of ${environment.name}`} in ${place}`;

  const of = `${service.name} in ${environment.name}`;
  const ofStack = { of, scope: place, ...origins('stackName') };
  return [
    { resource: 'CloudFormation stack', name: names.stack, ...ofStack },
    { resource: 'IAM role', name: names.cloudFormationRole, ...ofStack, scope: account },
    { resource: 'IAM role', name: names.deployRole, ...ofStack, scope: account },
    { resource: 'IAM role', name: names.executionRole, ...ofStack, scope: account },
    { resource: 'IAM role', name: names.taskRole, ...ofStack, scope: account },
    { resource: 'SSM parameter', name: names.deployedImageParameter, ...ofStack },
    { resource: 'CloudWatch alarm', name: names.missingTasksAlarm, ...ofStack },
    ...(settings.logGroupName === undefined
      ? [{ resource: 'log group' as const, name: names.logGroup, ...ofStack }]
      : []),
    { resource: 'ECS service', name: names.ecsService, of, scope: cluster, ...origins('serviceName') },
  ];
}
