import fc from 'fast-check';
import { EcsPipelineConfig } from '../../src/config';
import { Path } from '../../src/config/problem';

/** A part of a config. */
export interface ConfigNode {
  readonly path: Path;
  readonly value: unknown;
}

/** Maps with user-defined keys. */
const FREE_MAPS = [
  'dependsOn',
  'dockerLabels',
  'environment',
  'options',
  'overrides',
  'secretOptions',
  'secrets',
  'tags',
];

/** Required keys of a map, by the key of the map or of the list that contains it. */
const REQUIRED_KEYS: { readonly [map: string]: readonly string[] } = {
  '': ['name', 'region', 'pipeline', 'environments', 'services'],
  pipeline: ['accountId'],
  environments: ['name', 'accountId'],
  services: ['name'],
  sidecars: ['name'],
  volumes: ['name'],
  efs: ['fileSystemId'],
  mountPoints: ['volume', 'containerPath'],
  bindMounts: ['hostPath', 'containerPath'],
  healthCheck: ['command'],
  devices: ['hostPath'],
  tmpfs: ['containerPath', 'size'],
  capacityProviderStrategy: ['capacityProvider'],
  github: ['repository'],
};

/** Every part of a config that the schema describes. This excludes the contents of CloudFormation properties. */
export function nodesOf(value: unknown, path: Path = []): ConfigNode[] {
  const isFree = ofSidecar(path) || path.at(-2) === 'cloudFormationProperties';
  if (typeof value !== 'object' || value === null || isFree) return [{ path, value }];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [{ path, value }, ...parts.flatMap(([key, part]) => nodesOf(part, [...path, key]))];
}

/** Whether a path is a sidecar's CloudFormation properties. Those of a service have one more level. */
function ofSidecar(path: Path): boolean {
  return path.at(-1) === 'cloudFormationProperties' && path.at(-3) === 'sidecars';
}

/** A copy of a config with another value at a path. Missing parents are not created. */
export function replaceAt(config: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(config)) return config.map((item, index) => (index === key ? replaceAt(item, rest, value) : item));
  if (typeof config !== 'object' || config === null) return config;
  return { ...config, [key]: replaceAt((config as Record<string, unknown>)[key], rest, value) };
}

/** A config with one schema problem: a value of another type, an unknown key, or a missing key. */
export function brokenShape(config: unknown): fc.Arbitrary<{ config: unknown; path: Path }> {
  const nodes = nodesOf(config);
  const maps = nodes.filter(({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value));
  const closed = maps.filter(
    ({ path }) =>
      !FREE_MAPS.includes(String(path.at(-1))) && !ofSidecar(path) && path.at(-2) !== 'cloudFormationProperties',
  );
  const places = new Set(nodes.map(({ path }) => JSON.stringify(path)));
  /** Whether the service sets a key that an override could therefore lack. */
  const isInherited = ([services, index, overrides, , ...setting]: Path) =>
    overrides === 'overrides' &&
    !setting.some((key) => typeof key === 'number') &&
    places.has(JSON.stringify([services, index, ...setting]));
  const required = maps.flatMap(({ path }) => {
    const map = typeof path.at(-1) === 'number' ? path.at(-2) : path.at(-1);
    return (REQUIRED_KEYS[String(map ?? '')] ?? []).map((key) => [...path, key]).filter((key) => !isInherited(key));
  });
  return fc.oneof(
    fc
      .constantFrom(...nodes.filter(({ value }) => value !== null))
      .map(({ path, value }) => ({ path, config: replaceAt(config, path, otherType(value)) })),
    // In overrides, null is valid: it removes a setting of the service.
    fc
      .constantFrom(...nodes.filter(({ path }) => path[2] !== 'overrides' || path.length < 5))
      .map(({ path }) => ({ path, config: replaceAt(config, path, null) })),
    fc.constantFrom(...closed).map(({ path }) => ({
      path: [...path, 'noSuchKey'],
      config: replaceAt(config, [...path, 'noSuchKey'], 1),
    })),
    fc.constantFrom(...required).map((path) => ({ path, config: replaceAt(config, path, undefined) })),
  );
}

function otherType(value: unknown): unknown {
  return typeof value === 'string' ? 1 : 'text';
}

/** A valid config with one mistake that only a rule finds. */
export function brokenRule(config: EcsPipelineConfig): fc.Arbitrary<{ config: unknown; path: Path }> {
  const { environments, services } = config;
  const { overrides, ...service } = services[0]!;
  const withService = (changes: object) => ({
    ...config,
    services: [{ ...service, ...changes }, ...services.slice(1)],
  });
  return fc.constantFrom<{ config: unknown; path: Path }>(
    { path: ['name'], config: { ...config, name: 'n'.repeat(40) } },
    { path: ['services', services.length, 'name'], config: { ...config, services: [...services, services[0]] } },
    {
      path: ['environments', environments.length, 'name'],
      config: { ...config, environments: [...environments, environments[0]] },
    },
    { path: ['pipeline', 'logRetentionDays'], config: replaceAt(config, ['pipeline', 'logRetentionDays'], 2) },
    { path: ['environments', 0, 'approval'], config: replaceAt(config, ['environments', 0, 'approval'], true) },
    { path: ['services', 0, 'overrides', 'No!'], config: withService({ overrides: { 'No!': {} } }) },
    { path: ['services', 0, 'autoscaling', 'max'], config: withService({ autoscaling: { min: 5, max: 4 } }) },
    { path: ['services', 0, 'secrets', 'KEY'], config: withService({ secrets: { KEY: 'hunter2' } }) },
    { path: ['services', 0, 'environments', 0], config: withService({ environments: ['no-such-environment'] }) },
    { path: ['services', 0, 'image', 'from'], config: withService({ image: { from: 'no-such-service' } }) },
    { path: ['services', 0, 'logRetentionDays'], config: withService({ logRetentionDays: 2 }) },
    {
      path: ['services', 0, 'mountPoints', 0, 'volume'],
      config: withService({ mountPoints: [{ volume: 'no such', containerPath: '/' }] }),
    },
  );
}
