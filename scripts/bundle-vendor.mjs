// Replaces lib/vendor/*.js, as jsii compiled them, by bundles with the third-party code in them, copies the config
// check, which jsii does not see, and writes the licences of everything bundled to THIRD-PARTY-LICENSES.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences that allow to ship the code in a package under Apache-2.0 with nothing but their text. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: readdirSync(join(root, 'src/vendor')).map((file) => `src/vendor/${file}`),
  outdir: 'lib/vendor',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  metafile: true,
  legalComments: 'none', // THIRD-PARTY-LICENSES has the full texts
  logLevel: 'warning',
});
for (const file of ['validate-config.generated.js', 'validate-config.generated.d.ts']) {
  copyFileSync(join(root, 'src/config', file), join(root, 'lib/config', file));
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
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  if (!ALLOWED.includes(license)) {
    throw new Error(`${name}: cannot be bundled, got license ${license}; allowed are ${ALLOWED.join(', ')}`);
  }
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(basename(entry)));
  if (!file) {
    throw new Error(`${name}: has no licence file in ${folder}; its text must be shipped`);
  }
  return `${name} ${version} (${license})\n\n${readFileSync(join(root, folder, file), 'utf8').trim()}\n`;
}
