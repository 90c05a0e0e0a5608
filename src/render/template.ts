import { join } from 'node:path';
import { Handlebars } from '../vendor/handlebars';
import { HclValue, hcl, hclArguments, identifier } from './hcl';
import { ROOT_TEMPLATES } from './root-templates.generated';

/** Where the templates of the package are, from the compiled and from the source file alike. */
export const TEMPLATES = join(__dirname, '..', '..', 'templates');

/** A name as part of a Terraform label, which by convention has underscores. */
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
// A string of JSON is one of YAML.
handlebars.registerHelper('quoted', (text: string | undefined) => JSON.stringify(defined(text)));
handlebars.registerHelper('list', yamlList);

/** A list of YAML in one line, or the text itself where there is one only. */
function yamlList(texts: readonly string[] | undefined): string {
  const items = defined(texts).map((text) => JSON.stringify(text));
  return items.length === 1 ? items[0]! : `[${items.join(', ')}]`;
}

/** Handlebars gives a helper nothing for a name that the context lacks, even in its strict mode. */
function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A template refers to a name that its context lacks');
  return value;
}

/**
 * Renders a template of the package.
 *
 * @param path - below `templates/roots`, with forward slashes
 * @param context - what the template refers to; a name that it lacks is an error
 */
export function renderRootTemplate(path: string, context: object): string {
  const template = templates.get(path) ?? load(path);
  templates.set(path, template);
  return template(context);
}

const templates = new Map<string, (context: object) => string>();

function load(path: string): (context: object) => string {
  const compiled = ROOT_TEMPLATES[path];
  if (compiled === undefined) throw new Error(`No such template: ${path}`);
  registerPartials();
  return handlebars.template(compiled);
}

/** The templates of `bootstrap/` are made of each other; scripts are parts of several. */
function registerPartials(): void {
  if (Object.keys(handlebars.partials).length > 0) return;
  for (const [path, compiled] of Object.entries(ROOT_TEMPLATES)) {
    if (path.startsWith('bootstrap/') || path.endsWith('.sh.hbs'))
      handlebars.registerPartial(path, handlebars.template(compiled));
  }
}
