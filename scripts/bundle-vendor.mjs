// Replaces lib/vendor/*.js, as jsii compiled them, by bundles with the third-party code in them, copies what jsii does
// not see, removes what an earlier build left in lib, and writes the licences of everything bundled.
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledPackages } from './bundled-packages.mjs';
import { licenceReport, licenceTexts } from './third-party-licences.mjs';
import { bundleVendor } from './vendor-bundle.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const bundles = await bundleVendor({ write: true });
for (const file of ['reading/validate-config.generated', 'render/root-templates.generated']) {
  for (const end of ['.js', '.d.ts']) copyFileSync(join(root, 'src', file + end), join(root, 'lib', file + end));
}
removeLeftovers();

const packages = await bundledPackages(bundles);
writeFileSync(join(root, 'THIRD-PARTY-LICENSES'), licenceTexts(packages));
writeFileSync(join(root, 'docs/licences.md'), licenceReport(packages));

/** What a source that is gone was compiled to: jsii only adds, and everything in lib is packed. */
function removeLeftovers() {
  for (const file of readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })) {
    const source = join(root, 'src', file.replace(/(\.d\.ts|\.js)$/, ''));
    const exists = [source, `${source}.ts`, `${source}.js`].some((path) => existsSync(path));
    if (!exists) rmSync(join(root, 'lib', file), { recursive: true, force: true });
  }
}
