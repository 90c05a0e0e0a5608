import { isFunction } from '../cloudformation/given-properties';
import { MERGED_LISTS, PropertiesPart } from '../cloudformation/owned-properties';
import { isMap, UnknownMap } from '../config/maps';
import { Problem } from '../config/problem';
import { ServiceConfig, ServiceSettings } from '../config/service-config';
import { enumerate } from '../text/messages';
import { settingsRule } from './rule';

/** An item of a list that is merged with the rendered one. */
interface Item {
  readonly part: PropertiesPart;
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
  'mountPoints',
  'secrets',
  'targetGroupArn',
] as const;

type Settings = Pick<ServiceSettings, (typeof READS)[number]>;

/** Items of lists that cannot be merged, or that contradict what a key sets. */
export const mergedItems = settingsRule(READS, ({ at, settings, service }) =>
  itemsOf(settings).flatMap((item) => {
    const finding = identityProblem(item, settings) ?? contradiction(item, settings, service);
    if (!finding) return [];
    const { property, ...problem } = finding;
    const path = ['cloudFormationProperties', item.part, item.list, item.index] as const;
    return [{ ...problem, path: at(property === undefined ? path : [...path, property]) }];
  }),
);

function itemsOf({ cloudFormationProperties = {} }: Settings): Item[] {
  return Object.entries(MERGED_LISTS).flatMap(([key, lists]) => {
    const part = key as PropertiesPart;
    return Object.keys(lists).flatMap((list) => {
      const items = cloudFormationProperties[part]?.[list];
      return Array.isArray(items)
        ? items.flatMap((properties, index) => (isMap(properties) ? [{ part, list, index, properties }] : []))
        : [];
    });
  });
}

function identityProblem({ list, part, properties }: Item, { targetGroupArn }: Settings): Finding | undefined {
  if (isFunction(properties)) {
    return { message: 'a function, which cannot be merged', fix: 'write a map' };
  }
  const identity = MERGED_LISTS[part][list]!;
  // An item that names no target group adds to that of the key.
  if (identity.some((name) => Object.hasOwn(properties, name)) || (list === 'LoadBalancers' && targetGroupArn)) {
    return undefined;
  }
  return { message: `without ${enumerate(identity, 'or')}`, fix: 'add it: it tells which item of the list is meant' };
}

function contradiction(item: Item, settings: Settings, service: Partial<ServiceConfig>): Finding | undefined {
  const { list, properties } = item;
  switch (list) {
    case 'Environment':
      return keyed('Name', properties, {
        environment: Object.keys(settings.environment ?? {}),
        secrets: Object.keys(settings.secrets ?? {}),
      });
    case 'MountPoints':
      return keyed('ContainerPath', properties, {
        mountPoints: (settings.mountPoints ?? []).map(({ containerPath }) => containerPath),
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

/** A key of the config that sets the item with that identity. */
function keyed(
  property: string,
  properties: UnknownMap,
  identities: { readonly [key: string]: readonly string[] },
): Finding | undefined {
  const value = properties[property];
  const [key] = Object.entries(identities).find(([, names]) => names.includes(String(value))) ?? [];
  return key === undefined ? undefined : { property, message: 'has a key of its own', value, fix: `use ${key}` };
}

/** The target group of the key leads to the port of the service's own container. */
function otherContainer(
  properties: UnknownMap,
  { containerName, containerPort, targetGroupArn }: Settings,
  { name }: Partial<ServiceConfig>,
): Finding | undefined {
  if (targetGroupArn === undefined || properties.LoadBalancerName !== undefined) return undefined;
  if ((properties.TargetGroupArn ?? targetGroupArn) !== targetGroupArn) return undefined;
  const expected = { ContainerName: containerName ?? name, ContainerPort: containerPort };
  const property = (['ContainerName', 'ContainerPort'] as const).find(
    (one) => properties[one] !== undefined && String(properties[one]) !== String(expected[one]),
  );
  return (
    property && {
      property,
      message: 'contradicts targetGroupArn',
      value: properties[property],
      fix: 'remove it, or remove targetGroupArn',
    }
  );
}
