import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineConfig } from '../../src/config';
import { isMap } from '../../src/config/maps';
import { resolveModel } from '../../src/model/resolve-model';
import { checkConfig } from '../../src/reading/check-config';
import { parseConfig } from '../../src/reading/parse-config';
import { renderRepository } from '../../src/render/repository';
import { schemaPaths } from '../tools/schema';

const FILE = 'examples/everything/ecs-pipeline.yaml';

const config = parseConfig(readFileSync(join(__dirname, '../..', FILE), 'utf8'), FILE);

/** A value of the config: its path as in the schema, and how to take it out. */
interface Setting {
  readonly path: string;
  readonly keys: readonly (string | number)[];
}

function settingsIn(value: unknown, path: string, keys: readonly (string | number)[], isMapOfNames = false): Setting[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => settingsIn(item, `${path}[]`, [...keys, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    // The settings below an environment's name are the service's once more.
    if (path === 'services[].overrides') return settingsIn(item, 'services[]', [...keys, key]);
    const own = path === '' ? key : `${path}.${isMapOfNames ? '*' : key}`;
    const isOpaque = SCHEMA_PATHS.includes(`${own}.*`);
    return [{ path: own, keys: [...keys, key] }, ...settingsIn(item, own, [...keys, key], isOpaque)];
  });
}

const SCHEMA_PATHS = schemaPaths();

/** What only lets the rules accept more than they would: test/rules has its tests. */
const RULES_ONLY = ['newRegions'];

const settings = settingsIn(config, '', []);

test(`${FILE} sets every path that a config can have`, () => {
  const set = new Set(settings.map(({ path }) => path));

  expect(
    SCHEMA_PATHS.filter((path) => !set.has(path)).map(
      (path) => `${path}: add it to ${FILE}, with another value than its default`,
    ),
  ).toEqual([]);
});

test(`no setting of ${FILE} is without effect on what is generated`, () => {
  const rendered = (one: EcsPipelineConfig) => JSON.stringify(renderRepository(resolveModel(one)));
  const before = rendered(config);
  const effective = new Set<string>();
  for (const { keys, path } of settings) {
    if (effective.has(path)) continue;
    const changed = structuredClone(config);
    const holder = keys
      .slice(0, -1)
      .reduce<unknown>((value, key) => (value as { [key: string]: unknown })[key], changed);
    delete (holder as { [key: string]: unknown })[keys.at(-1)!];
    // What the config cannot do without is looked at by the schema or by a rule.
    if (checkConfig(changed).length > 0 || rendered(changed) !== before) effective.add(path);
  }

  expect(
    SCHEMA_PATHS.filter((path) => !effective.has(path) && !RULES_ONLY.includes(path)).map(
      (path) =>
        `${path}: taking it out of ${FILE} changes no file; use it in src/model and src/render, or give it another value than its default`,
    ),
  ).toEqual([]);
});
