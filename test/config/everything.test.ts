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

/** A value of the config: its path in the schema, and a function that removes it. */
interface Setting {
  readonly path: string;
  readonly keys: readonly (string | number)[];
}

function settingsIn(value: unknown, path: string, keys: readonly (string | number)[], isMapOfNames = false): Setting[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => settingsIn(item, `${path}[]`, [...keys, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    // The settings under an environment's name are those of a service again.
    if (path === 'services[].overrides') return settingsIn(item, 'services[]', [...keys, key]);
    const own = path === '' ? key : `${path}.${isMapOfNames ? '*' : key}`;
    const isOpaque = SCHEMA_PATHS.includes(`${own}.*`);
    return [{ path: own, keys: [...keys, key] }, ...settingsIn(item, own, [...keys, key], isOpaque)];
  });
}

const SCHEMA_PATHS = schemaPaths();

/** Settings that only make the rules accept more. They are tested in test/rules. */
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

test(`every setting of ${FILE} affects the generated files`, () => {
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
    // The schema or a rule rejects a config without a required value.
    if (checkConfig(changed).length > 0 || rendered(changed) !== before) effective.add(path);
  }

  expect(
    SCHEMA_PATHS.filter((path) => !effective.has(path) && !RULES_ONLY.includes(path)).map(
      (path) =>
        `${path}: taking it out of ${FILE} changes no file; add it there with a value other than its default, and use it in src/model and src/render`,
    ),
  ).toEqual([]);
});
