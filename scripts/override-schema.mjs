// The schema of an environment's overrides: the settings of a service, each of which can be null.

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
 * Adds the definition to a schema and makes `overrides` refer to it. TypeScript interfaces cannot express it, because
 * jsii has no type for null.
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
 * Makes the optional keys of a map nullable, and requires no key, because the service can set it. Maps within it are
 * inlined, because the definitions that they refer to do not allow null.
 *
 * @param {Schema} map
 * @param {Record<string, Schema>} definitions
 * @returns {Schema}
 */
function withNulls({ properties = {}, required = [], ...map }, definitions) {
  const entries = Object.entries(properties).map(([key, property]) => [
    key,
    required.includes(key) ? property : orNull(property, definitions),
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
  if (typeof type !== 'string') throw new Error(`${JSON.stringify(property)}: no type`);
  return {
    ...(whole.properties ? withNulls(whole, definitions) : whole),
    type: [type, 'null'],
    ...(allowed && { enum: [...allowed, null] }),
    ...(typeof values === 'object' &&
      (values.type || values.$ref) && { additionalProperties: orNull(values, definitions) }),
  };
}
