// Finds the packages whose code is shipped: in the bundles in lib/vendor, and in the config check compiled by Ajv.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleVendor } from './vendor-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const CONFIG_CHECK = 'reading/validate-config.generated.js';

/**
 * @typedef {object} BundledPackage
 * @property {string} folder for example `node_modules/a/node_modules/@b/c`, as in the lock file
 * @property {string} name
 * @property {string} version
 * @property {string} license
 * @property {string[]} inputs its files that are bundled
 * @property {string[]} outputs our files that contain its code
 */

/**
 * Every package whose code is shipped, by name and version.
 *
 * @param {import('esbuild').Metafile} [bundles] esbuild's metadata for lib/vendor
 * @returns {Promise<BundledPackage[]>}
 */
export async function bundledPackages(bundles) {
  const { outputs } = bundles ?? (await bundleVendor({ write: false }));
  /** @type {Map<string, { inputs: Set<string>, outputs: Set<string> }>} */
  const parts = new Map();
  const add = (/** @type {string} */ path, /** @type {string} */ output) => {
    const input = path.slice(path.indexOf('node_modules/')); // node_modules can be a link
    const [folder] = /^node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
    if (folder === undefined) return;
    const known = parts.get(folder) ?? { inputs: new Set(), outputs: new Set() };
    parts.set(folder, { inputs: known.inputs.add(input), outputs: known.outputs.add(output) });
  };
  for (const [output, { inputs }] of Object.entries(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) add(input, output);
  }
  for (const input of await configCheckInputs()) add(input, `lib/${CONFIG_CHECK}`);

  return [...parts]
    .map(([folder, { inputs, outputs }]) => {
      const { license, name, version } = manifestOf(folder);
      return { folder, name, version, license, inputs: [...inputs].sort(), outputs: [...outputs].sort() };
    })
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {string} license
 * @property {{ url: string }} [repository]
 * @property {{ [name: string]: string }} [bin]
 */

/** @param {string} folder @returns {Manifest} */
export function manifestOf(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
}

/** The compiled check contains the import of each Ajv helper as a string, which minifying keeps. */
async function configCheckInputs() {
  const code = readFileSync(join(root, 'src', CONFIG_CHECK), 'utf8');
  const helpers = [...code.matchAll(/require\("(ajv\/dist\/runtime\/\w+)"\)/g)].map(([, helper]) => helper);
  const { metafile } = await build({
    absWorkingDir: root,
    stdin: { contents: helpers.map((helper) => `require('${helper}');`).join('\n'), resolveDir: root },
    bundle: true,
    platform: 'node',
    metafile: true,
    write: false,
  });
  return Object.keys(metafile.inputs);
}
