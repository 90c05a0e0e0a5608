// Writes, out of the interfaces in src/config and their docstrings:
// - ecs-pipeline.schema.json, from which editors complete and check ecs-pipeline.yaml;
// - src/config/defaults.generated.ts, what each key is where a config does not set it.
// Both are committed; test/config/schema.test.ts fails when they are stale.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { addNullableOverrides, OVERRIDES } from './override-schema.mjs';

const root = new URL('../', import.meta.url);
const schemaFile = fileURLToPath(new URL('ecs-pipeline.schema.json', root));
const defaultsFile = fileURLToPath(new URL('src/config/defaults.generated.ts', root));

/** @typedef {Record<string, import('./override-schema.mjs').Schema>} Definitions */

/** The text of ecs-pipeline.schema.json for the interfaces as they stand. */
export function renderConfigSchema() {
  const generator = createGenerator({
    path: fileURLToPath(new URL('src/config/index.ts', root)),
    tsconfig: fileURLToPath(new URL('tsconfig.json', root)),
    type: 'EcsPipelineConfig',
    jsDoc: 'extended',
    sortProps: true,
    skipTypeCheck: true, // `npm run typecheck` does it
  });
  const schema = describeDefaults(generator.createSchema('EcsPipelineConfig'));
  addNullableOverrides(/** @type {{ definitions: Definitions }} */ (schema));
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/**
 * `@default - the region of the config` is prose for readers, not a value: it moves into the description. Without this
 * an editor would insert the prose.
 *
 * @template T
 * @param {T} node
 * @returns {T}
 */
function describeDefaults(node) {
  if (Array.isArray(node)) {
    return /** @type {T} */ (node.map(describeDefaults));
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const entries = Object.entries(node).map(([key, value]) => [key, describeDefaults(value)]);
  const result = Object.fromEntries(entries);
  if (typeof result.default === 'string' && result.default.startsWith('- ')) {
    result.description = `${result.description ?? ''}\n\nDefault: ${result.default.slice(2)}`.trim();
    delete result.default;
  }
  return result;
}

/**
 * @typedef {{ type?: string, default?: unknown, additionalProperties?: unknown }} Property
 * @typedef {{ properties?: Record<string, Property>, required?: string[] }} Definition
 */

/**
 * The text of src/config/defaults.generated.ts.
 *
 * @param {string} schema the text of ecs-pipeline.schema.json
 */
export function renderDefaults(schema) {
  /** @type {{ definitions: Record<string, Definition> }} */
  const { definitions } = JSON.parse(schema);
  const inherited = Object.keys(definitions.ServiceSettings?.properties ?? {});
  const interfaces = Object.entries(definitions)
    .filter(([name, { properties }]) => properties && name !== OVERRIDES)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { properties = {}, required = [] }]) => ({
      name,
      required,
      properties: Object.entries(properties).filter(([key]) => name !== 'ServiceConfig' || !inherited.includes(key)),
    }));
  const defaults = interfaces.map(({ name, properties, required }) => {
    const lines = properties
      .filter(([key]) => !required.includes(key))
      .map(([key, property]) => `    ${key}: ${unsetValue(property)},\n`);
    return `  ${name}: {\n${lines.join('')}  },\n`;
  });
  const keys = interfaces.map(({ name, properties }) => {
    const list = properties.map(([key]) => `'${key}'`);
    const line = `  ${name}: [${list.join(', ')}],\n`;
    if (line.length <= LINE_WIDTH) return line;
    return `  ${name}: [\n${list.map((key) => `    ${key},\n`).join('')}  ],\n`;
  });
  return `${HEADER}export const DEFAULTS = {\n${defaults.join('')}} as const;\n\n${KEYS}export const KEYS = {\n${keys.join('')}} as const;\n`;
}

const HEADER = `// Made by "npx projen schema" of the docstrings in this folder.

/**
 * What each optional key is where a config does not set it: its \`@default\` where that is a value, an empty list or map,
 * and null for anything else. By the name of the interface.
 */
`;

/** As the formatter has it, line break included. */
const LINE_WIDTH = 121;

const KEYS = '/** The keys of each interface, in its order. */\n';

/** @param {Property} property */
function unsetValue({ type, default: value, additionalProperties }) {
  if (value !== undefined) return JSON.stringify(value).replaceAll('"', "'");
  if (type === 'array') return '[]';
  return type === 'object' && additionalProperties ? '{}' : 'null';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const schema = renderConfigSchema();
  writeFileSync(schemaFile, schema);
  writeFileSync(defaultsFile, renderDefaults(schema));
}
