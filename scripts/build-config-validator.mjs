// Compiles ecs-pipeline.schema.json to src/reading/validate-config.generated.js, so that nothing is compiled at run time
// and Ajv is no dependency. The types are in validate-config.generated.d.ts beside it, written by hand.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { OVERRIDES } from './override-schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What decides nothing would be parsed at every start; a message finds it in the schema itself. */
const schema = JSON.parse(readFileSync(`${root}/ecs-pipeline.schema.json`, 'utf8'), (key, value) =>
  key === 'description' && typeof value === 'string' ? undefined : value,
);
/** Overrides have the rules of the settings; where null is allowed, src/reading/schema-problems.ts knows. */
schema.definitions[OVERRIDES] = { $ref: '#/definitions/ServiceSettings' };
const ajv = new Ajv({
  allErrors: true, // every problem at once
  messages: false, // ours are in src/reading/schema-problems.ts
  strict: true,
  inlineRefs: false, // what is written once is parsed once
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
