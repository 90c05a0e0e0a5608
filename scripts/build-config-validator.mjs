// Compiles ecs-pipeline.schema.json to src/reading/validate-config.generated.js, so that nothing is compiled at run time
// and Ajv is not a dependency. The types next to it, validate-config.generated.d.ts, are written by hand.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { OVERRIDES } from './override-schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Without descriptions, which would be parsed at every start. Messages read them from the schema itself. */
const schema = JSON.parse(readFileSync(`${root}/ecs-pipeline.schema.json`, 'utf8'), (key, value) =>
  key === 'description' && typeof value === 'string' ? undefined : value,
);
/** Overrides use the schema of the settings. src/reading/schema-problems.ts handles the nulls that are allowed. */
schema.definitions[OVERRIDES] = { $ref: '#/definitions/ServiceSettings' };
const ajv = new Ajv({
  allErrors: true, // not only the first problem
  messages: false, // ours are in src/reading/schema-problems.ts
  strict: true,
  inlineRefs: false, // so that each definition is parsed once
  allowUnionTypes: true, // `approval: true` or a map
  code: { source: true, lines: true },
});
const code = standaloneCode.default(ajv, ajv.compile(schema));

await build({
  stdin: { contents: code, resolveDir: root, sourcefile: 'validate-config.js' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  outfile: `${root}/src/reading/validate-config.generated.js`,
});
