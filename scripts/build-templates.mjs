// Compiles the Handlebars templates in templates/roots to src/render/root-templates.generated.js, so that nothing is
// compiled at run time. The types are in root-templates.generated.d.ts, which is written by hand.
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
    // A name that is missing from the context is an error. The helpers escape values for HCL, not for HTML.
    const options = { strict: true, noEscape: true, knownHelpers: HELPERS };
    return `${JSON.stringify(path.split(sep).join('/'))}: ${Handlebars.precompile(source, options)},\n`;
  });
  return `'use strict';\nexports.ROOT_TEMPLATES = {\n${entries.join('')}};\n`;
}

/** The helpers in src/render/template.ts. */
const HELPERS = { hcl: true, arguments: true, identifier: true, label: true, list: true, quoted: true };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(root, 'src/render/root-templates.generated.js'), renderRootTemplates());
}
