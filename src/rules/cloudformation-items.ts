import { isFunction } from '../cloudformation/given-properties';
import { MERGED_LISTS } from '../cloudformation/owned-properties';
import { loadBalancersOf } from '../config/load-balancers';
import { isMap, UnknownMap } from '../config/maps';
import { Problem } from '../config/problem';
import { ServiceConfig, ServiceSettings } from '../config/service-config';
import { ServiceTarget } from '../config/service-target';
import { SidecarConfig } from '../config/sidecar-config';
import { enumerate } from '../text/messages';
import { GivenPart, partsOfService, partsOfSidecars } from './given-parts';
import { settingsRule } from './rule';

/** An item of a list that is merged with the generated list. */
interface Item {
  readonly given: GivenPart;
  readonly list: string;
  readonly index: number;
  readonly properties: UnknownMap;
}

type Finding = Omit<Problem, 'path'> & { readonly property?: string };

const READS = [
  'bindMounts',
  'cloudFormationProperties',
  'containerName',
  'containerPort',
  'environment',
  'extraLoadBalancers',
  'loadBalancer',
  'mountPoints',
  'secrets',
  'targetGroupArn',
] as const;

type Settings = Pick<ServiceSettings, (typeof READS)[number]>;

/** List items that cannot be merged, or that conflict with a key of the config. */
export const mergedItems = settingsRule(READS, ({ at, settings, service }) =>
  itemsOf(partsOfService(settings)).flatMap((item) => {
    const finding = identityProblem(item, settings) ?? contradiction(item, settings, service);
    return problemsOf(item, finding, at);
  }),
);

/** The same for the properties of sidecars. */
export const mergedSidecarItems = settingsRule(['sidecars'], ({ at, settings }) =>
  itemsOf(partsOfSidecars(settings)).flatMap((item) =>
    problemsOf(item, identityProblem(item, {}) ?? sidecarContradiction(item, item.given.sidecar!), at),
  ),
);

function problemsOf(item: Item, finding: Finding | undefined, at: ServiceTarget['at']): Problem[] {
  if (!finding) return [];
  const { property, ...problem } = finding;
  const path = [...item.given.path, item.list, item.index] as const;
  return [{ ...problem, path: at(property === undefined ? path : [...path, property]) }];
}

function itemsOf(parts: readonly GivenPart[]): Item[] {
  return parts.flatMap((given) =>
    Object.keys(MERGED_LISTS[given.part]).flatMap((list) => {
      const items = given.properties[list];
      return Array.isArray(items)
        ? items.flatMap((properties, index) => (isMap(properties) ? [{ given, list, index, properties }] : []))
        : [];
    }),
  );
}

function identityProblem({ given, list, properties }: Item, settings: Partial<Settings>): Finding | undefined {
  if (isFunction(properties)) {
    return { message: 'cannot be a CloudFormation function', fix: 'write a map, which can be merged' };
  }
  const identity = MERGED_LISTS[given.part][list]!;
  // An item without a target group extends the only one that the keys define.
  const isOnly = loadBalancersOf(settings).length + (settings.targetGroupArn === undefined ? 0 : 1) === 1;
  if (identity.some((name) => Object.hasOwn(properties, name)) || (list === 'LoadBalancers' && isOnly)) {
    return undefined;
  }
  return { message: `requires ${enumerate(identity, 'or')}`, fix: 'add it to identify the list item' };
}

function contradiction(item: Item, settings: Settings, service: Partial<ServiceConfig>): Finding | undefined {
  const { list, properties } = item;
  switch (list) {
    case 'Environment':
      return keyed('Name', properties, variablesOf(settings));
    case 'MountPoints':
      return keyed('ContainerPath', properties, {
        ...mountsOf(settings),
        bindMounts: (settings.bindMounts ?? []).map(({ containerPath }) => containerPath),
      });
    case 'ResourceRequirements':
      return keyed('Type', properties, { gpu: ['GPU'] });
    case 'LoadBalancers':
      return otherContainer(properties, settings, service);
    default:
      return undefined;
  }
}

function sidecarContradiction({ list, properties }: Item, sidecar: SidecarConfig): Finding | undefined {
  if (list === 'Environment') return keyed('Name', properties, variablesOf(sidecar));
  return list === 'MountPoints' ? keyed('ContainerPath', properties, mountsOf(sidecar)) : undefined;
}

function variablesOf({ environment = {}, secrets = {} }: Pick<SidecarConfig, 'environment' | 'secrets'>) {
  return { environment: Object.keys(environment), secrets: Object.keys(secrets) };
}

function mountsOf({ mountPoints = [] }: Pick<SidecarConfig, 'mountPoints'>) {
  return { mountPoints: mountPoints.map(({ containerPath }) => containerPath) };
}

/** A key of the config that sets the item with that identity. */
function keyed(
  property: string,
  properties: UnknownMap,
  identities: { readonly [key: string]: readonly string[] },
): Finding | undefined {
  const value = properties[property];
  const [key] = Object.entries(identities).find(([, names]) => names.includes(String(value))) ?? [];
  return key === undefined ? undefined : { property, message: 'has a dedicated key', value, fix: `use ${key}` };
}

/** A target group that a key defines forwards to the container and port of the keys. */
function otherContainer(
  properties: UnknownMap,
  settings: Settings,
  { name }: Partial<ServiceConfig>,
): Finding | undefined {
  const { containerName, containerPort, targetGroupArn } = settings;
  if (properties.LoadBalancerName !== undefined) return undefined;
  const isOfTargetGroup =
    targetGroupArn !== undefined && (properties.TargetGroupArn ?? targetGroupArn) === targetGroupArn;
  // A target group that ecs-pipeline creates has no ARN that the config could contain.
  const isOfLoadBalancer = targetGroupArn === undefined && properties.TargetGroupArn === undefined;
  if (!isOfTargetGroup && !isOfLoadBalancer) return undefined;
  const expected = { ContainerName: containerName ?? name, ContainerPort: containerPort };
  const property = (['ContainerName', 'ContainerPort'] as const).find(
    (one) => properties[one] !== undefined && (isOfLoadBalancer || String(properties[one]) !== String(expected[one])),
  );
  if (!property) return undefined;
  const value = properties[property];
  if (isOfTargetGroup)
    return { property, message: 'conflicts with targetGroupArn', value, fix: 'remove one of the two' };
  const own = property === 'ContainerName' ? 'container' : 'containerPort';
  return { property, message: 'has a dedicated key', value, fix: `use ${own} of the load balancer` };
}
