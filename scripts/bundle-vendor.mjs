// Replaces lib/vendor/*.js, as jsii compiled them, by bundles with the third-party code in them, copies the config
// check, which jsii does not see, and writes the licences of everything bundled to THIRD-PARTY-LICENSES.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { literalSchemaKeys } from './literal-schema-keys.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences that allow to ship the code in a package under Apache-2.0 with nothing but their text. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

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
  legalComments: 'none', // THIRD-PARTY-LICENSES has the full texts
  logLevel: 'warning',
});
for (const file of ['reading/validate-config.generated', 'render/root-templates.generated']) {
  for (const end of ['.js', '.d.ts']) copyFileSync(join(root, 'src', file + end), join(root, 'lib', file + end));
}

const bundled = new Set(Object.keys(metafile.inputs).flatMap(packageFolder));
bundled.add('node_modules/ajv'); // its helpers are in the generated config check
writeFileSync(
  join(root, 'THIRD-PARTY-LICENSES'),
  [...bundled]
    .sort()
    .map(licenseEntry)
    .join(`\n${'-'.repeat(80)}\n\n`),
);

/** @param {string} input a path such as `node_modules/a/node_modules/@b/c/index.js` */
function packageFolder(input) {
  const match = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
  return match ? [match[0]] : [];
}

/** @param {string} folder */
function licenseEntry(folder) {
  const { name, version, license, repository } = manifestOf(folder);
  if (!ALLOWED.includes(license)) {
    throw new Error(`${name}: cannot be bundled, got license ${license}; allowed are ${ALLOWED.join(', ')}`);
  }
  // Some packages of the AWS SDK leave out the file that their repository has.
  const siblings = repository
    ? [...bundled].filter((other) => manifestOf(other).repository?.url === repository.url)
    : [];
  const text = [folder, ...siblings].map(licenseText).find((found) => found !== undefined);
  if (!text) {
    throw new Error(`${name}: has no licence file in ${folder}; its text must be shipped`);
  }
  return `${name} ${version} (${license})\n\n${text}\n`;
}

/** @param {string} folder */
function manifestOf(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** @param {string} folder */
function licenseText(folder) {
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(basename(entry)));
  return file && readFileSync(join(root, folder, file), 'utf8').trim();
}
