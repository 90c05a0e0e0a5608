import { join } from 'node:path';
import { Handlebars } from '../vendor/handlebars';
import { HclValue, hcl, hclArguments, identifier } from './hcl';
import { ROOT_TEMPLATES } from './root-templates.generated';

/** The templates of the package. The path is correct from both the compiled file and the source file. */
export const TEMPLATES = join(__dirname, '..', '..', 'templates');

/** A name as a Terraform label, which by convention uses underscores. */
export function label(name: string): string {
  return identifier(name).replaceAll('-', '_');
}

interface Options {
  readonly hash: { readonly depth?: number };
}

const handlebars = Handlebars.create();
handlebars.registerHelper('hcl', (value: HclValue | undefined, { hash }: Options) => hcl(defined(value), hash.depth));
handlebars.registerHelper('arguments', (values: { [name: string]: HclValue } | undefined, { hash }: Options) =>
  hclArguments(defined(values), hash.depth ?? 1),
);
handlebars.registerHelper('identifier', (name: string) => identifier(name));
handlebars.registerHelper('label', (name: string) => label(name));
// A JSON string is also a YAML string.
handlebars.registerHelper('quoted', (text: string | undefined) => JSON.stringify(defined(text)));
handlebars.registerHelper('list', yamlList);

/** A YAML list on one line, or just the text if there is only one. */
function yamlList(texts: readonly string[] | undefined): string {
  const items = defined(texts).map((text) => JSON.stringify(text));
  return items.length === 1 ? items[0]! : `[${items.join(', ')}]`;
}

/** Even in strict mode, Handlebars passes undefined to a helper for a name that is missing from the context. */
function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Template error: a name is missing from the context');
  return value;
}

/**
 * Renders a template of the package.
 *
 * @param path - relative to `templates/roots`, with forward slashes
 * @param context - the values of the template; a missing name is an error
 */
export function renderRootTemplate(path: string, context: object): string {
  const template = templates.get(path) ?? load(path);
  templates.set(path, template);
  return template(context);
}

const templates = new Map<string, (context: object) => string>();

function load(path: string): (context: object) => string {
  const compiled = ROOT_TEMPLATES[path];
  if (compiled === undefined) throw new Error(`Unknown template: ${path}`);
  registerPartials();
  return handlebars.template(compiled);
}

/** The templates in `bootstrap/` include each other, and several templates include a script. */
function registerPartials(): void {
  if (Object.keys(handlebars.partials).length > 0) return;
  for (const [path, compiled] of Object.entries(ROOT_TEMPLATES)) {
    if (path.startsWith('bootstrap/') || path.endsWith('.sh.hbs'))
      handlebars.registerPartial(path, handlebars.template(compiled));
  }
}
