// Compiles ecs-pipeline.schema.json to src/reading/validate-config.generated.js, so that nothing is compiled at run time
// and Ajv is no dependency. The types are in validate-config.generated.d.ts beside it, written by hand.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const schema = JSON.parse(readFileSync(`${root}/ecs-pipeline.schema.json`, 'utf8'));
const ajv = new Ajv({
  allErrors: true, // every problem at once
  verbose: true, // errors carry the value
  strict: true,
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
