import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderEcsPropertiesPage } from '../../scripts/build-ecs-properties-page';
import { type DescribedPart, EXAMPLES, KEYS_BESIDE } from '../../scripts/ecs-property-notes';
import { ECS_PROPERTIES } from '../../src/cloudformation/ecs-properties.generated';
import { FREE_PROPERTIES, MERGED_LISTS, OWNED_PROPERTIES } from '../../src/cloudformation/owned-properties';
import { KEYS } from '../../src/config/defaults.generated';
import { linesOf, minimalConfig } from '../config/fixtures';

const PAGE = join(__dirname, '../../docs/ecs-properties.md');
const PARTS: readonly DescribedPart[] = ['service', 'taskDefinition', 'container'];

/** Whether ecs-pipeline manages a part of a property. The page lists that part. */
const isDivided = (part: DescribedPart, property: string) =>
  OWNED_PROPERTIES.some((owned) => owned.part === part && owned.path.split(/\[\]|\./)[0] === property);

test('the page is up to date (to regenerate it: npx projen ecs-properties-page)', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(renderEcsPropertiesPage());
});

test('the page has a row for every property of a service, a task definition and a container', () => {
  const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| `(\w+)` \| (.+) \|$/gm)].map(([, property]) => property);
  const all = ['Service', 'TaskDefinition', 'ContainerDefinition'].flatMap((type) =>
    Object.keys(ECS_PROPERTIES[type]!),
  );

  expect(rows).toEqual(all);
});

test.each(PARTS)('exactly the properties of the %s that users can set have an example', (part) => {
  const examples = Object.keys(EXAMPLES[part]);
  const free = FREE_PROPERTIES[part];

  expect(free.filter((property) => !examples.includes(property) && !isDivided(part, property))).toEqual([]);
  expect(examples.filter((property) => !free.includes(property))).toEqual([]);
});

test.each(PARTS.flatMap((part) => Object.entries(EXAMPLES[part]).map(([name, value]) => [part, name, value] as const)))(
  'the example of %s.%s is valid',
  (part, property, example) => {
    const properties = { [part]: { [property]: parse(example) } };
    const config = minimalConfig({ services: [{ name: 'api', cloudFormationProperties: properties }] });

    expect(linesOf(config)).toEqual([]);
  },
);

test.each(PARTS)('the keys that complement the merged lists of the %s are on the page', (part) => {
  const ofDiscovery = part === 'service' ? ['ServiceConnectConfiguration', 'ServiceRegistries'] : [];
  expect(Object.keys(KEYS_BESIDE[part]).sort()).toEqual([...Object.keys(MERGED_LISTS[part]), ...ofDiscovery].sort());
  expect(KEYS.ServiceSettings).toEqual(expect.arrayContaining(Object.values(KEYS_BESIDE[part]).flat()));
});
