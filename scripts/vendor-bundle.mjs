// Bundles src/vendor/*.ts together with the third-party code.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { literalSchemaKeys } from './literal-schema-keys.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * inquirer includes all its prompts. The editor prompt, which is not used here, adds half a megabyte of character set
 * tables.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutEditorPrompt = {
  name: 'without-editor-prompt',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^@inquirer\/external-editor$/ }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /./, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Returns esbuild's metadata for the bundles: the files of each package that they contain.
 *
 * @param {{ write: boolean }} options without `write`, only the metadata is created
 */
export async function bundleVendor({ write }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: readdirSync(join(root, 'src/vendor')).map((file) => `src/vendor/${file}`),
    outdir: 'lib/vendor',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'], // unused code in CommonJS packages cannot be dropped
    plugins: [literalSchemaKeys, withoutEditorPrompt],
    minify: true,
    metafile: true,
    write,
    legalComments: 'none', // THIRD-PARTY-LICENSES has the full texts
    logLevel: 'warning',
  });
  return metafile;
}
