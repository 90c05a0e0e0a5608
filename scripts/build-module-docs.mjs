// Writes the tables of inputs and outputs in templates/modules/*/README.md, between their markers, from variables.tf
// and outputs.tf. The files are committed. test/module-docs.test.ts fails if one is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { moduleNames, readInterface } from './terraform-interface.mjs';

/** @param {string} module */
const readmeOf = (module) => new URL(`../templates/modules/${module}/README.md`, import.meta.url);

/**
 * The README of a module, with up-to-date tables.
 *
 * @param {string} module
 */
export function renderReadme(module) {
  const { inputs, outputs } = readInterface(module);
  const required = inputs.filter((input) => input.default === undefined);
  const optional = inputs.filter((input) => input.default !== undefined);
  const tables = {
    inputs: table(
      ['Input', 'Type', 'Default', 'Description'],
      [...required, ...optional].map((input) => [
        code(input.name),
        code(input.type),
        input.default === undefined ? '**required**' : code(input.default),
        input.description,
      ]),
    ),
    outputs: table(
      ['Output', 'Description'],
      outputs.map(({ name, description, sensitive }) => [
        code(name),
        `${description}${sensitive ? ' Sensitive.' : ''}`,
      ]),
    ),
  };
  return Object.entries(tables).reduce(
    (readme, [name, rows]) => between(readme, `<!-- ${name} -->`, `<!-- /${name} -->`, rows, module),
    readFileSync(readmeOf(module), 'utf8'),
  );
}

/**
 * @param {string} text
 * @param {string} start
 * @param {string} end
 * @param {string} content
 * @param {string} module
 */
function between(text, start, end, content, module) {
  const [before, rest, ...others] = text.split(`${start}\n`);
  const [, after, ...more] = rest?.split(`${end}\n`) ?? [];
  if (after === undefined || others.length > 0 || more.length > 0) {
    throw new Error(`templates/modules/${module}/README.md: needs ${start} and ${end} once, each on a separate line`);
  }
  return `${before}${start}\n\n${content}\n\n${end}\n${after}`;
}

/**
 * @param {string[]} heading
 * @param {string[][]} rows
 */
function table(heading, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heading), line(heading.map(() => '---')), ...rows.map(line)].join('\n');
}

/** @param {string} text */
function code(text) {
  return `\`${text}\``;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const module of moduleNames()) writeFileSync(readmeOf(module), renderReadme(module));
}
