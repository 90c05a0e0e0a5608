// The licences of what is bundled: their texts, which must come with the code, and a table of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestOf } from './bundled-packages.mjs';

/** @typedef {import('./bundled-packages.mjs').BundledPackage} BundledPackage */

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences that allow to ship the code in a package under Apache-2.0 with nothing but their text. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * The full text of each licence.
 *
 * @param {BundledPackage[]} packages
 */
export function licenceTexts(packages) {
  const entry = (/** @type {BundledPackage} */ { folder, license, name, version }) => {
    requireAllowed(name, license);
    // Some packages of the AWS SDK leave out the file that their repository has.
    const url = manifestOf(folder).repository?.url;
    const siblings = packages.filter((other) => url && manifestOf(other.folder).repository?.url === url);
    const text = [folder, ...siblings.map((sibling) => sibling.folder)].map(licenceText).find(Boolean);
    if (!text) throw new Error(`${name}: has no licence file in ${folder}; its text must be shipped`);
    return `${name} ${version} (${license})\n\n${text}\n`;
  };
  return packages.map(entry).join(`\n${'-'.repeat(80)}\n\n`);
}

/**
 * The text of docs/licences.md.
 *
 * @param {BundledPackage[]} packages
 */
export function licenceReport(packages) {
  const row = (/** @type {BundledPackage} */ { license, name, outputs, version }) =>
    `| ${name} | ${version} | ${license} | ${outputs.map((file) => `\`${file}\``).join(', ')} |`;
  return `${INTRODUCTION}\n${packages.map(row).join('\n')}\n`;
}

const INTRODUCTION = `# Third-party licences

\`ecs-pipeline\` is under Apache-2.0. It installs nothing but its peers, projen and constructs: the code of the packages
below is bundled into the files in the last column. The full text of each licence is in \`THIRD-PARTY-LICENSES\`, beside
\`package.json\` in the package. The build refuses any licence but ${ALLOWED.slice(0, -1).join(', ')} and ${ALLOWED.at(-1)}.

The build writes this page. A test compares it with \`package-lock.json\`, and each bundled file with what the registry has.

| Package | Version | Licence | Bundled in |
| --- | --- | --- | --- |`;

/** @param {string} name @param {unknown} license */
export function requireAllowed(name, license) {
  if (typeof license !== 'string' || !ALLOWED.includes(license))
    throw new Error(
      `${name}: cannot be bundled, got license ${JSON.stringify(license)}; allowed are ${ALLOWED.join(', ')}`,
    );
}

/** @param {string} folder */
function licenceText(folder) {
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  return file && readFileSync(join(root, folder, file), 'utf8').trim();
}
