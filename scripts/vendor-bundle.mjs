// Bundles src/vendor/*.ts with the third-party code in them.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { literalSchemaKeys } from './literal-schema-keys.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * inquirer brings every prompt that it has; the one that opens an editor comes with tables of character sets, half a
 * megabyte that nothing here asks for.
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
 * What esbuild says of the bundles: every file of a package that has a part in one.
 *
 * @param {{ write: boolean }} options without writing, nothing but that is made
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
    mainFields: ['module', 'main'], // of a CommonJS package nothing can be left out
    plugins: [literalSchemaKeys, withoutEditorPrompt],
    minify: true,
    metafile: true,
    write,
    legalComments: 'none', // THIRD-PARTY-LICENSES has the full texts
    logLevel: 'warning',
  });
  return metafile;
}
