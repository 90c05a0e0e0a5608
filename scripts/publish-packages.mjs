// Publishes tarballs to npm, one after the other, with a statement of their provenance.
//
//   node scripts/publish-packages.mjs [--registry URL] TARBALL…
//
// A version that is published with the same content is skipped, so a release that stopped halfway can be completed. It
// needs no installed package, and runs in GitHub Actions only, whose OpenID Connect token is the credential.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { positionals: tarballs, values } = parseArgs({
  allowPositionals: true,
  options: { registry: { type: 'string', default: 'https://registry.npmjs.org/' } },
});
const { registry = '' } = values;

/** The first npm that exchanges an OpenID Connect token for one of the registry. */
const OLDEST_NPM = [11, 5, 1];

async function main() {
  if (tarballs.length === 0) throw new Error('no tarballs; name them in the order to publish them');
  const npmVersion = execFileSync('npm', ['--version'], { encoding: 'utf8' }).trim();
  if (isOlder(npmVersion.split('.').map(Number), OLDEST_NPM))
    throw new Error(`npm ${npmVersion}: too old for trusted publishing; use ${OLDEST_NPM.join('.')} or later`);

  for (const tarball of tarballs) {
    const { name, version } = manifestOf(tarball);
    const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    const published = await publishedIntegrity(name, version);
    if (published === integrity) {
      console.log(`${name}@${version}: already published with the same content`);
    } else if (published !== undefined) {
      throw new Error(`${name}@${version}: already published with other content; release a new version`);
    } else {
      publish(tarball, version);
      console.log(`${name}@${version}: published`);
    }
  }
}

/** @param {number[]} version @param {number[]} other */
function isOlder(version, other) {
  const index = version.findIndex((part, position) => part !== other[position]);
  return index >= 0 && Number(version[index]) < Number(other[index]);
}

/** @param {string} tarball @returns {{ name: string, version: string }} */
function manifestOf(tarball) {
  return JSON.parse(execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' }));
}

/**
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string | undefined>} undefined: the version is not published
 */
async function publishedIntegrity(name, version) {
  const url = new URL(`${encodeURIComponent(name)}/${version}`, registry);
  const response = await fetch(url);
  if (response.status === 404) return undefined;
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}; run the job again later`);
  const manifest = /** @type {{ dist: { integrity: string } }} */ (await response.json());
  return manifest.dist.integrity;
}

/** @param {string} tarball @param {string} version */
function publish(tarball, version) {
  // A prerelease must not become what `npm install` brings.
  const tag = version.includes('-') ? 'next' : 'latest';
  const options = ['--provenance', '--access', 'public', '--tag', tag, '--registry', registry];
  execFileSync('npm', ['publish', resolve(tarball), ...options], { stdio: 'inherit' });
}

main().catch((error) => {
  console.error(`scripts/publish-packages.mjs: ${error.message}`);
  process.exitCode = 1;
});
