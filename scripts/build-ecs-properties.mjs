// Writes src/cloudformation/ecs-properties.generated.ts: the properties of AWS::ECS::Service and AWS::ECS::TaskDefinition
// at every depth, from the resource schemas that cfn-lint brings, of all Regions together.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const RESOURCES = new Map([
  ['AWS::ECS::Service', 'Service'],
  ['AWS::ECS::TaskDefinition', 'TaskDefinition'],
]);

/**
 * @typedef {object} Schema
 * @property {string} [typeName]
 * @property {string} [$ref]
 * @property {string | string[]} [type]
 * @property {Schema} [items]
 * @property {Record<string, Schema>} [properties]
 * @property {Record<string, Schema>} [definitions]
 */

/** @type {Map<string, Map<string, string>>} */
const types = new Map();

for (const schema of readSchemas()) {
  add(RESOURCES.get(schema.typeName ?? ''), schema.properties);
  for (const [name, definition] of Object.entries(schema.definitions ?? {})) add(name, definition.properties);
}

const lines = [...types].sort(byName).map(([name, properties]) => {
  const entries = [...properties].sort(byName).map(([property, type]) => `    ${property}: '${type}',\n`);
  return `  ${name}: {\n${entries.join('')}  },\n`;
});
const source = `// Made by \`npx projen ecs-properties\`. Do not edit.

/**
 * The properties of a resource, or of a map within it: the map that a property holds, \`…[]\` for a list of such maps, and
 * nothing for a value that has no properties of CloudFormation's.
 */
export const ECS_PROPERTIES: { readonly [type: string]: { readonly [property: string]: string } } = {
${lines.join('')}};
`;
writeFileSync(fileURLToPath(new URL('../src/cloudformation/ecs-properties.generated.ts', import.meta.url)), source);

/** @returns {Schema[]} */
function readSchemas() {
  const find = 'import cfnlint, os; print(os.path.join(os.path.dirname(cfnlint.__file__), "data/schemas/resources"))';
  const folder = execFileSync('python3', ['-c', find], { encoding: 'utf8' }).trim();
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .filter((text) => [...RESOURCES.keys()].some((type) => text.includes(`"${type}"`)))
    .map((text) => JSON.parse(text))
    .filter(({ typeName }) => RESOURCES.has(typeName));
}

/**
 * @param {string | undefined} name
 * @param {Record<string, Schema>} [properties]
 */
function add(name, properties) {
  if (name === undefined || properties === undefined) return;
  const known = types.get(name) ?? new Map();
  for (const [property, schema] of Object.entries(properties)) known.set(property, typeOf(schema));
  types.set(name, known);
}

/**
 * @param {Schema} schema
 * @returns {string}
 */
function typeOf(schema) {
  if (schema.$ref) return schema.$ref.replace('#/definitions/', '');
  const item = schema.items ? typeOf(schema.items) : '';
  return item && `${item}[]`;
}

/**
 * @param {[string, unknown]} a
 * @param {[string, unknown]} b
 */
function byName([a], [b]) {
  return a < b ? -1 : 1;
}
