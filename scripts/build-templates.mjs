// Compiles the Handlebars templates of templates/roots to src/render/root-templates.generated.js, so that nothing is
// compiled at run time. The types are in root-templates.generated.d.ts beside it, written by hand.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'templates/roots');

/** The text of root-templates.generated.js. */
export function renderRootTemplates() {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.hbs'));
  const entries = paths.sort().map((path) => {
    const source = readFileSync(join(folder, path), 'utf8');
    // A name that the context lacks is an error; values are escaped for HCL by the helpers, not for HTML.
    const options = { strict: true, noEscape: true, knownHelpers: HELPERS };
    return `${JSON.stringify(path.split(sep).join('/'))}: ${Handlebars.precompile(source, options)},\n`;
  });
  return `'use strict';\nexports.ROOT_TEMPLATES = {\n${entries.join('')}};\n`;
}

/** Of src/render/template.ts. */
const HELPERS = { hcl: true, arguments: true, identifier: true, label: true, list: true, quoted: true };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'src/render/root-templates.generated.js'), renderRootTemplates());
}
