// What jsii does not do of the build: bundles with the third-party code in them instead of lib/vendor/*.js, copies of what
// it does not see, executable programs, nothing left of an earlier build, and the licenses of everything bundled.
import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages, manifestOf } from './bundled-packages.mjs';
import { licenseReport, licenseTexts } from './third-party-licenses.mjs';
import { bundleVendor } from './vendor-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const bundles = await bundleVendor({ write: true });
for (const file of ['reading/validate-config.generated', 'render/root-templates.generated']) {
  for (const end of ['.js', '.d.ts']) copyFileSync(join(root, 'src', file + end), join(root, 'lib', file + end));
}
removeLeftovers();
// As npm leaves them when it installs in this folder: the tarball is the same whether it has or not.
for (const program of Object.values(manifestOf('.').bin ?? {})) chmodSync(join(root, program), 0o755);

const packages = await bundledPackages(bundles);
writeFileSync(join(root, 'THIRD-PARTY-LICENSES'), licenseTexts(packages));
writeFileSync(join(root, 'docs/licenses.md'), licenseReport(packages));

/** What a source that is gone was compiled to: jsii only adds, and everything in lib is packed. */
function removeLeftovers() {
  for (const file of readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })) {
    const source = join(root, 'src', file.replace(/(\.d\.ts|\.js)$/, ''));
    const exists = [source, `${source}.ts`, `${source}.js`].some((path) => existsSync(path));
    if (!exists) rmSync(join(root, 'lib', file), { recursive: true, force: true });
  }
}
