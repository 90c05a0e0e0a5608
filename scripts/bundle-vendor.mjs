// The parts of the build that jsii does not do: it bundles third-party code into lib/vendor/*.js, copies files that
// jsii ignores, makes programs executable, removes leftovers of earlier builds, and writes the licenses of the bundled
// packages.
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
// npm does the same when it installs in this folder, so the tarball is identical whether it has or not.
for (const program of Object.values(manifestOf('.').bin ?? {})) chmodSync(join(root, program), 0o755);

const packages = await bundledPackages(bundles);
writeFileSync(join(root, 'THIRD-PARTY-LICENSES'), licenseTexts(packages));
writeFileSync(join(root, 'docs/licenses.md'), licenseReport(packages));

/** Removes the output of deleted sources, because jsii only adds files and everything in lib is packed. */
function removeLeftovers() {
  for (const file of readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })) {
    const source = join(root, 'src', file.replace(/(\.d\.ts|\.js)$/, ''));
    const exists = [source, `${source}.ts`, `${source}.js`].some((path) => existsSync(path));
    if (!exists) rmSync(join(root, 'lib', file), { recursive: true, force: true });
  }
}
