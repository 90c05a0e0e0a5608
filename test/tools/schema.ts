import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A part of ecs-pipeline.schema.json. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: { readonly [key: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly definitions?: { readonly [name: string]: Schema };
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
}

export const SCHEMA: Schema = JSON.parse(readFileSync(join(__dirname, '../../ecs-pipeline.schema.json'), 'utf8'));

/** Resolves a reference. Returns anything else unchanged. */
export function dereference(schema: Schema): Schema {
  return schema.$ref ? SCHEMA.definitions![schema.$ref.split('/').at(-1)!]! : schema;
}

/** The schema of a key of an interface. */
export function keySchema(name: string, key: string): Schema {
  const property = SCHEMA.definitions?.[name]?.properties?.[key];
  if (!property) throw new Error(`ecs-pipeline.schema.json has no ${name}.${key}`);
  return dereference(property);
}

/** Every possible path in a config, for example `services[].environment.*`. `overrides` repeat the settings. */
export function schemaPaths(schema: Schema = SCHEMA, path = ''): string[] {
  const { additionalProperties, anyOf = [], items, properties = {} } = dereference(schema);
  const below = Object.entries(properties).flatMap(([key, property]) => {
    const child = path === '' ? key : `${path}.${key}`;
    return key === 'overrides' ? [child] : [child, ...schemaPaths(property, child)];
  });
  return [
    ...below,
    ...anyOf.flatMap((one) => schemaPaths(one, path)),
    ...(items ? schemaPaths(items, `${path}[]`) : []),
    ...(typeof additionalProperties === 'object' ? [`${path}.*`] : []),
  ];
}
