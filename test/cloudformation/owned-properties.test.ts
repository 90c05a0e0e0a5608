import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYS_BESIDE } from '../../scripts/ecs-property-notes';
import { ownedProperties } from '../../scripts/owned-properties';
import { ECS_PROPERTIES } from '../../src/cloudformation/ecs-properties.generated';
import {
  FREE_PROPERTIES,
  MERGED_LISTS,
  OWNED_PROPERTIES,
  PropertiesPart,
} from '../../src/cloudformation/owned-properties';
import { DEFAULTS, KEYS } from '../../src/config/defaults.generated';

const MODULE = join(__dirname, '../../templates/modules/service');

const TYPES: [PropertiesPart, string][] = [
  ['container', 'ContainerDefinition'],
  ['service', 'Service'],
  ['sidecar', 'ContainerDefinition'],
  ['taskDefinition', 'TaskDefinition'],
];

/** A container has properties of the same name, which limit it within the task; the keys set those of the task. */
const OF_THE_TASK = ['Cpu', 'Memory'];

test('owned_properties.tf is up to date (to regenerate it: npx projen owned-properties)', () => {
  expect(readFileSync(join(MODULE, 'owned_properties.tf'), 'utf8')).toBe(ownedProperties());
});

test.each(TYPES)('every property of the %s is either owned or free', (part, type) => {
  const owned = OWNED_PROPERTIES.filter((property) => property.part === part && /^\w+$/.test(property.path)).map(
    ({ path }) => path,
  );
  const both = owned.filter((path) => FREE_PROPERTIES[part].includes(path));

  expect(
    both.map((path) => `${part}.${path}: in OWNED_PROPERTIES and in FREE_PROPERTIES; remove it from FREE_PROPERTIES`),
  ).toEqual([]);
  expect([...owned, ...FREE_PROPERTIES[part]].sort()).toEqual(Object.keys(ECS_PROPERTIES[type]!));
});

test.each(TYPES)('a key named like a property of the %s owns it, or is known to be merged with it', (part) => {
  const keys: readonly string[] = part === 'sidecar' ? KEYS.SidecarConfig : KEYS.ServiceSettings;
  const properties = keys.map((key) => `${key[0]!.toUpperCase()}${key.slice(1)}`);
  const beside = KEYS_BESIDE[part === 'sidecar' ? 'container' : part];
  const isOwnedInside = (property: string) =>
    OWNED_PROPERTIES.some((owned) => owned.part === part && owned.path.startsWith(`${property}.`));
  const missing = properties
    .filter((property) => FREE_PROPERTIES[part].includes(property) && !OF_THE_TASK.includes(property))
    .filter((property) => beside[property] === undefined && !isOwnedInside(property));

  expect(
    missing.map((property) => `${part}.${property}: there is a key for it; move it to OWNED_PROPERTIES, with its key`),
  ).toEqual([]);
});

test.each(OWNED_PROPERTIES)('$part.$path is a property of CloudFormation', ({ part, path }) => {
  const type = path.split('.').reduce(
    (current: string | undefined, name) => {
      if (current === '') return ''; // the options of a log driver
      return ECS_PROPERTIES[current?.replace('[]', '') ?? '']?.[name.replace('[]', '')];
    },
    TYPES.find(([one]) => one === part)![1],
  );

  expect(type).toBeDefined();
});

test.each(OWNED_PROPERTIES.filter(({ keys }) => keys))('the keys to use instead of $part.$path exist', ({ keys }) => {
  const known = [...KEYS.ServiceSettings, 'cloudFormationProperties.container', 'autoscaling.min'] as string[];
  const nested = Object.keys(DEFAULTS.DeploymentConfig).map((key) => `deployment.${key}`);

  const ofSidecars = KEYS.SidecarConfig.map((key) => `sidecars[].${key}`);

  expect([...known, ...nested, ...ofSidecars, 'volumes[].efs', 'volumes[].hostPath']).toEqual(
    expect.arrayContaining([...keys!]),
  );
});

test('the module merges the same lists as the rules', () => {
  const source = readFileSync(join(MODULE, 'cloudformation_properties.tf'), 'utf8');
  const [, block = ''] = /item_identities = \{(.*?)^ {2}\}/ms.exec(source) ?? [];
  const lists = [...block.matchAll(/^ {4}(\w+) +=/gm)].map(([, list]) => list);

  expect(lists).toEqual([...new Set(Object.values(MERGED_LISTS).flatMap(Object.keys))].sort());
});
