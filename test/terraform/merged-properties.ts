import fc from 'fast-check';
import { ECS_PROPERTIES } from '../../src/cloudformation/ecs-properties.generated';
import { OWNED_PROPERTIES, PropertiesPart } from '../../src/cloudformation/owned-properties';
import { isMap, UnknownMap } from '../../src/config/maps';

/** The properties that identify an item, with the value of an item that omits them. */
const IDENTITIES: { readonly [list: string]: { readonly [property: string]: unknown } } = {
  Environment: { Name: undefined },
  LoadBalancers: { LoadBalancerName: undefined, TargetGroupArn: 'arn:ours' },
  MountPoints: { ContainerPath: undefined },
  PortMappings: { ContainerPort: undefined, Protocol: 'tcp' },
  ResourceRequirements: { Type: undefined },
  Volumes: { Name: undefined },
};

/** Values of identifying properties: those of rendered items, and others. */
const IDENTITY_VALUES: { readonly [property: string]: readonly (number | string)[] } = {
  ContainerPath: ['/other', '/another'],
  ContainerPort: [8080, '8080', 9090],
  Name: ['OTHER', 'uploads', 'scratch', 'web'],
  Protocol: ['tcp', 'udp'],
  TargetGroupArn: ['arn:ours', 'arn:other'],
  Type: ['InferenceAccelerator'],
};

/** Properties that are managed by ecs-pipeline, and those that would change the identity of an item. */
const LEFT_OUT = new Set([
  ...OWNED_PROPERTIES.map(({ part, path }) => `${part}.${path}`),
  'service.LoadBalancers[].ContainerName',
  'service.LoadBalancers[].ContainerPort',
  'service.LoadBalancers[].LoadBalancerName',
]);

/** Some of the properties, at every depth, that a user can set. */
export function propertiesOf(part: PropertiesPart, type: string, pattern = ''): fc.Arbitrary<UnknownMap> {
  const list = /(\w+)\[\]$/.exec(pattern)?.[1] ?? '';
  const names = Object.keys(ECS_PROPERTIES[type]!).filter((name) => !LEFT_OUT.has(`${part}.${join(pattern, name)}`));
  const parts = names.map((name) => [
    name,
    arbitraryFor(part, ECS_PROPERTIES[type]![name]!, join(pattern, name), name),
  ]);
  const required = Object.keys(IDENTITIES[list] ?? {}).filter((name) => names.includes(name) && name !== 'Protocol');
  return fc.record(Object.fromEntries(parts), { requiredKeys: list === 'LoadBalancers' ? [] : required });
}

function arbitraryFor(part: PropertiesPart, type: string, pattern: string, name: string): fc.Arbitrary<unknown> {
  if (type.endsWith('[]')) {
    const item = propertiesOf(part, type.slice(0, -2), `${pattern}[]`);
    return fc.uniqueArray(item, { maxLength: 3, selector: (one) => identityOf(name, one) });
  }
  if (type !== '') return propertiesOf(part, type, pattern);
  const known = IDENTITY_VALUES[name];
  if (known) return fc.constantFrom(...known);
  if (name === 'RoleArn') return fc.constant('arn:aws:iam::222222222222:role/ecs');
  return fc.oneof(fc.integer(), fc.boolean(), fc.constantFrom('text', '${x}'), fc.constant(['a', 'b']));
}

function join(pattern: string, name: string): string {
  return pattern === '' ? name : `${pattern}.${name}`;
}

/** Rendered even if nothing is given, because ECS keeps what an update omits. */
const REPLACED = ['ServiceConnectConfiguration'];

/** Items with the same identity are the same item. */
function identityOf(list: string, item: UnknownMap): string {
  const identity = Object.entries(IDENTITIES[list] ?? {}).map(([key, missing]) => String(item[key] ?? missing));
  return JSON.stringify(identity.length > 0 ? identity : item);
}

/** The given properties merged over the rendered ones, at any depth: the expected result of the module. */
export function merged(rendered: unknown, given: unknown, name = ''): unknown {
  if (Array.isArray(rendered) && Array.isArray(given) && IDENTITIES[name]) {
    const identity = (item: UnknownMap) => identityOf(name, item);
    const ids = rendered.map(identity);
    const changed = rendered.map((item: UnknownMap) =>
      given.filter((other) => identity(other) === identity(item)).reduce((all, other) => merged(all, other), item),
    );
    return [...changed, ...given.filter((other) => !ids.includes(identity(other)))];
  }
  if (!isMap(rendered) || !isMap(given) || REPLACED.includes(name)) return given;
  const all = { ...rendered };
  for (const [key, value] of Object.entries(given))
    all[key] = key in rendered ? merged(rendered[key], value, key) : value;
  return all;
}
