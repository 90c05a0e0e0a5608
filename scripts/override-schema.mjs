// What an environment can override, as a schema: the settings of a service, each of which can be null.

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {string | string[]} [type]
 * @property {unknown[]} [enum]
 * @property {string} [description]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema | false} [additionalProperties]
 */

/** The name of the definition. */
export const OVERRIDES = 'ServiceOverrides';

/**
 * Adds a definition to a schema, to which `overrides` refers then. TypeScript could say the same, but not jsii, which has
 * no type for null.
 *
 * @param {{ definitions: Record<string, Schema> }} schema
 */
export function addNullableOverrides({ definitions }) {
  const { ServiceConfig: service, ServiceSettings: settings } = definitions;
  const overrides = service?.properties?.overrides;
  if (!settings || typeof overrides?.additionalProperties !== 'object')
    throw new Error('ServiceConfig.overrides: not found');
  overrides.additionalProperties = { $ref: `#/definitions/${OVERRIDES}` };
  definitions[OVERRIDES] = withNulls(settings, definitions);
}

/**
 * A map whose keys can be null, as far as it can be without them. Maps within it are written out, as the definitions that
 * they refer to have no nulls.
 *
 * @param {Schema} map
 * @param {Record<string, Schema>} definitions
 * @returns {Schema}
 */
function withNulls({ properties = {}, ...map }, definitions) {
  const entries = Object.entries(properties).map(([key, property]) => [
    key,
    map.required?.includes(key) ? property : orNull(property, definitions),
  ]);
  return { ...map, properties: Object.fromEntries(entries) };
}

/**
 * @param {Schema} property
 * @param {Record<string, Schema>} definitions
 * @returns {Schema}
 */
function orNull({ $ref, ...property }, definitions) {
  const whole = { ...($ref && definitions[$ref.slice($ref.lastIndexOf('/') + 1)]), ...property };
  const { additionalProperties: values, enum: allowed, type } = whole;
  if (typeof type !== 'string') throw new Error(`${JSON.stringify(property)}: a type is needed`);
  return {
    ...(whole.properties ? withNulls(whole, definitions) : whole),
    type: [type, 'null'],
    ...(allowed && { enum: [...allowed, null] }),
    ...(typeof values === 'object' &&
      (values.type || values.$ref) && { additionalProperties: orNull(values, definitions) }),
  };
}
