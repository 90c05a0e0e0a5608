// Writes ecs-pipeline.schema.json, from which editors complete and check ecs-pipeline.yaml, out of the interfaces in
// src/config. The file is committed; test/config/schema.test.ts fails when it is stale.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

const root = new URL('../', import.meta.url);
const file = fileURLToPath(new URL('ecs-pipeline.schema.json', root));

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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(file, renderConfigSchema());
}
