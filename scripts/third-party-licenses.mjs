// The licenses of the bundled packages: their texts, which must be shipped with the code, and a table.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestOf } from './bundled-packages.mjs';

/** @typedef {import('./bundled-packages.mjs').BundledPackage} BundledPackage */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licenses of code that can be shipped in an Apache-2.0 package if their text is included. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * The full text of each license.
 *
 * @param {BundledPackage[]} packages
 */
export function licenseTexts(packages) {
  const entry = (/** @type {BundledPackage} */ { folder, license, name, version }) => {
    requireAllowed(name, license);
    // Some AWS SDK packages lack the license file of their repository.
    const url = manifestOf(folder).repository?.url;
    const siblings = packages.filter((other) => url && manifestOf(other.folder).repository?.url === url);
    const text = [folder, ...siblings.map((sibling) => sibling.folder)].map(licenseText).find(Boolean);
    if (!text) throw new Error(`${name}: no license file found in ${folder}; its text must be shipped`);
    return `${name} ${version} (${license})\n\n${text}\n`;
  };
  return packages.map(entry).join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The text of docs/licenses.md.
 *
 * @param {BundledPackage[]} packages
 */
export function licenseReport(packages) {
  const row = (/** @type {BundledPackage} */ { license, name, outputs, version }) =>
    `| ${name} | ${version} | ${license} | ${outputs.map((file) => `\`${file}\``).join(', ')} |`;
  return `${INTRODUCTION}\n${packages.map(row).join('\n')}\n`;
}

const INTRODUCTION = `# Third-party licenses

\`ecs-pipeline\` is licensed under Apache-2.0. It installs only its peer dependencies, projen and constructs. The code of
the packages below is bundled into the files in the last column. The full text of each license is in
\`THIRD-PARTY-LICENSES\`, next to \`package.json\` in the package.
The build accepts only these licenses: ${ALLOWED.slice(0, -1).join(', ')} and ${ALLOWED.at(-1)}.

The build writes this page. A test compares it with \`package-lock.json\`, and each bundled file with the published
package.

| Package | Version | License | Bundled in |
| --- | --- | --- | --- |`;

/** @param {string} name @param {unknown} license */
export function requireAllowed(name, license) {
  if (typeof license !== 'string' || !ALLOWED.includes(license))
    throw new Error(
      `${name}: cannot be bundled, got license ${JSON.stringify(license)}; allowed are ${ALLOWED.join(', ')}`,
    );
}

/** @param {string} folder */
function licenseText(folder) {
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  return file && readFileSync(join(root, folder, file), 'utf8').trim();
}
