import { ConfigParts } from '../config/config-parts';
import { portNameOf } from '../config/discovery-names';
import { Path } from '../config/problem';
import { ServiceTarget } from '../config/service-target';
import { DerivedName, Origin, scopeOf } from './derived-name';

/** The names by which services are discovered, which must be unique in a namespace. */
export function discoveryDerivedNames(config: ConfigParts, targets: readonly ServiceTarget[]): DerivedName[] {
  return targets.flatMap((target) => {
    const { environment, isBroken, service } = target;
    const broken = (['containerName', 'serviceConnect', 'serviceDiscovery'] as const).some(isBroken);
    if (broken || service.name === undefined || environment.name === undefined) return [];
    return [...serviceConnectName(config, target), ...serviceDiscoveryName(config, target)];
  });
}

function serviceConnectName(config: ConfigParts, target: ServiceTarget): DerivedName[] {
  const { environment, service, settings } = target;
  const { namespace, discoveryName, portName } = settings.serviceConnect ?? {};
  const name = portNameOf(service, settings);
  if (name === undefined) return [];
  const cluster = `the cluster ${settings.clusterName ?? `of ${environment.name}`}`;
  const at = namespace === undefined ? `the default namespace of ${cluster}` : `the namespace ${namespace}`;
  const own = ownOf(config, target, [
    [['serviceConnect', 'discoveryName'], discoveryName],
    [['serviceConnect', 'portName'], portName],
  ]);
  return [derivedName(config, target, discoveryName ?? name, at, own)];
}

function serviceDiscoveryName(config: ConfigParts, target: ServiceTarget): DerivedName[] {
  const { service, settings } = target;
  const { name, namespaceId } = settings.serviceDiscovery ?? {};
  if (namespaceId === undefined) return [];
  const own = ownOf(config, target, [[['serviceDiscovery', 'name'], name]]);
  const value = name ?? settings.containerName ?? service.name!;
  return [derivedName(config, target, value, `the namespace ${namespaceId}`, own)];
}

/** Where the name comes from: the first key that is set, the name of the container, or the name of the service. */
function ownOf(
  { services }: ConfigParts,
  { at, service, settings: { containerName } }: ServiceTarget,
  keys: readonly (readonly [Parameters<ServiceTarget['at']>[0], string | undefined])[],
): Origin {
  for (const [path, value] of [...keys, [['containerName'], containerName] as const]) {
    if (value !== undefined) return { path: at(path), value };
  }
  const path: Path = ['services', services.indexOf(service), 'name'];
  return { path, value: service.name! };
}

function derivedName(
  config: ConfigParts,
  { environment, service }: ServiceTarget,
  name: string,
  namespace: string,
  own: Origin,
): DerivedName {
  const place = scopeOf(environment.accountId, { name: environment.region ?? config.region });
  return {
    resource: 'Cloud Map service',
    name,
    of: `${service.name} in ${environment.name}`,
    scope: place && `${namespace} in ${place}`,
    ...own,
    own,
  };
}
