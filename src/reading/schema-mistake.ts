import { Path } from '../config/problem';
import { SchemaError } from './validate-config.generated';

/** A schema error, with the value and the schema rule that it violates. */
export interface SchemaMistake extends SchemaError {
  readonly path: Path;
  /** The value in question. */
  readonly data: unknown;
  /** The value of the rule in the schema. */
  readonly rule: unknown;
  /** The schema that holds the rule, with its description. */
  readonly schema: Schema;
}

/** A schema for a value, or a part of such a schema. */
export interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly properties?: { readonly [key: string]: Schema };
  readonly description?: string;
  readonly [rule: string]: unknown;
}

/**
 * Looks up the value in the config and the rule in the schema. The schema is loaded only for a config with mistakes.
 */
export function schemaMistake(config: unknown, error: SchemaError): SchemaMistake {
  const keys = keysOf(error.instancePath);
  const schemas = keys.reduce<Schema[]>(
    (outer, key) => outer.flatMap((schema) => partsOf(schemaOf(schema, key))),
    partsOf(configSchema()),
  );
  // The schema of overrides requires no keys, so only the properties can explain a missing one there.
  const schema = schemas.find((one) => one[error.keyword] !== undefined) ?? schemas.find((one) => one.properties) ?? {};
  return { ...error, ...valueAt(config, keys), rule: schema[error.keyword], schema };
}

function configSchema(): Schema {
  return require('../../ecs-pipeline.schema.json');
}

/** A schema and those that it refers to or chooses from, all of which apply to the same value. */
function partsOf(schema: Schema | undefined): Schema[] {
  if (schema === undefined) return [];
  const definitions = configSchema().definitions as { readonly [name: string]: Schema };
  const referred = schema.$ref === undefined ? [] : partsOf(definitions[schema.$ref.replace('#/definitions/', '')]);
  return [schema, ...referred, ...(schema.anyOf ?? []).flatMap(partsOf)];
}

/** The schema of the value at a key. */
function schemaOf({ additionalProperties, items, properties = {} }: Schema, key: string): Schema | undefined {
  if (Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? additionalProperties : items;
}

/** A number in the pointer is an index in a list, but a key in a map. */
function valueAt(config: unknown, keys: readonly string[]): Pick<SchemaMistake, 'data' | 'path'> {
  let data = config;
  const path = keys.map((key) => {
    const step = Array.isArray(data) ? Number(key) : key;
    data = (data as Record<string | number, unknown>)[step];
    return step;
  });
  return { data, path };
}

/** The keys in a JSON pointer. */
function keysOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}
