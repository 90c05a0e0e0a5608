import { isFunction } from '../cloudformation/given-properties';
import { portNameOf } from '../config/discovery-names';
import { isMap, UnknownMap } from '../config/maps';
import { Path, Problem } from '../config/problem';
import { settingsRule } from './rule';

/** A property that a key of the config sets. */
interface Finding {
  readonly path: Path;
  readonly value: unknown;
  readonly fix: string;
}

const READS = [
  'cloudFormationProperties',
  'containerName',
  'containerPort',
  'serviceConnect',
  'serviceDiscovery',
] as const;

/** The keys of serviceConnect that set each property of its endpoint. */
const ENDPOINT: { readonly [property: string]: string } = {
  ClientAliases: 'serviceConnect.dnsName or serviceConnect.port',
  DiscoveryName: 'serviceConnect.discoveryName',
  IngressPortOverride: 'serviceConnect.ingressPortOverride',
  Timeout: 'serviceConnect.idleTimeoutSeconds or serviceConnect.perRequestTimeoutSeconds',
};

/**
 * CloudFormation properties that `serviceConnect` and `serviceDiscovery` set. Without these keys, the user can set
 * them.
 */
export const discoveryProperties = settingsRule(READS, ({ at, service, settings }): Problem[] => {
  const { cloudFormationProperties: given = {}, containerPort, serviceConnect, serviceDiscovery } = settings;
  const portName = portNameOf(service, settings);
  const findings = [
    ...(serviceConnect === undefined ? [] : configuration(given.service?.ServiceConnectConfiguration, portName)),
    ...(portName === undefined ? [] : portMappings(given.container?.PortMappings, containerPort)),
    ...(serviceDiscovery !== undefined && given.service?.ServiceRegistries !== undefined
      ? [
          {
            path: ['service', 'ServiceRegistries'],
            value: given.service.ServiceRegistries,
            fix: 'use serviceDiscovery',
          },
        ]
      : []),
  ];
  return findings.map(({ path, value, fix }) => ({
    path: at(['cloudFormationProperties', ...path]),
    ...(isFunction(value)
      ? { message: 'cannot be a CloudFormation function' }
      : { message: 'has a dedicated key', value }),
    fix,
  }));
});

function configuration(given: unknown, portName: string | undefined): Finding[] {
  const path = ['service', 'ServiceConnectConfiguration'];
  if (isFunction(given)) return [{ path, value: given, fix: 'write a map, which can be merged' }];
  if (!isMap(given)) return [];
  const owned = { Enabled: 'serviceConnect', Namespace: 'serviceConnect.namespace' };
  return [
    ...ownedIn(given, owned, path),
    ...(portName !== undefined && isFunction(given.Services)
      ? [{ path: [...path, 'Services'], value: given.Services, fix: 'write a list of maps, which can be merged' }]
      : []),
    ...itemsOf(given.Services).flatMap(([index, item]) =>
      item.PortName === portName ? ownedIn(item, ENDPOINT, [...path, 'Services', index]) : [],
    ),
  ];
}

function portMappings(given: unknown, containerPort: number | undefined): Finding[] {
  const owned = { AppProtocol: 'serviceConnect.appProtocol', Name: 'serviceConnect.portName' };
  return itemsOf(given).flatMap(([index, item]) =>
    Number(item.ContainerPort) === containerPort && (item.Protocol ?? 'tcp') === 'tcp'
      ? ownedIn(item, owned, ['container', 'PortMappings', index])
      : [],
  );
}

function ownedIn(map: UnknownMap, owned: { readonly [property: string]: string }, path: Path): Finding[] {
  return Object.entries(owned).flatMap(([property, keys]) =>
    Object.hasOwn(map, property) ? [{ path: [...path, property], value: map[property], fix: `use ${keys}` }] : [],
  );
}

function itemsOf(list: unknown): [number, UnknownMap][] {
  return Array.isArray(list)
    ? [...list.entries()].filter((entry): entry is [number, UnknownMap] => isMap(entry[1]))
    : [];
}
