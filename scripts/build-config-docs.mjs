// Writes docs/config.md, the reference of ecs-pipeline.yaml, from ecs-pipeline.schema.json: a section for each map, in
// the order of the schema. The file is committed; test/config/docs.test.ts fails when it is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OVERRIDES } from './override-schema.mjs';

const root = new URL('../', import.meta.url);

/**
 * @typedef {object} Schema
 * @property {string} [$ref]
 * @property {Schema[]} [anyOf]
 * @property {string} [type]
 * @property {string[]} [enum]
 * @property {string} [description]
 * @property {unknown} [default]
 * @property {Record<string, Schema>} [properties]
 * @property {string[]} [required]
 * @property {Schema} [items]
 * @property {Schema | false} [additionalProperties]
 * @property {string} [pattern]
 * @property {number} [minimum]
 * @property {number} [maximum]
 * @property {number} [multipleOf]
 * @property {number} [minItems]
 * @property {number} [minLength]
 * @property {number} [maxLength]
 * @property {boolean} [uniqueItems]
 */

const INTRODUCTION = `# ecs-pipeline.yaml

Reference for every key in the config file, generated from \`ecs-pipeline.schema.json\` by \`npx projen schema\`. An
editor that supports YAML schemas completes and validates the file as you type if its first line is:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/ecs-pipeline/ecs-pipeline.schema.json
\`\`\`

\`npx projen\` validates the file as well and checks more than a schema can: names that AWS would reject, sizes that
Fargate does not support, ARNs of other accounts. It reports all problems together and writes nothing until they are
fixed.

The file must be UTF-8 text of at most 2 MB: 300 services like those of \`examples/everything\` take less than half of
that. A list can have at most 10,000 items, and a map at most 10,000 keys.
`;

/** The text of docs/config.md for the current schema. */
export function renderConfigDocs() {
  /** @type {Schema & { definitions: Record<string, Schema> }} */
  const schema = JSON.parse(readFileSync(new URL('ecs-pipeline.schema.json', root), 'utf8'));
  const sections = sectionsOf(schema.definitions, nameOf(/** @type {string} */ (schema.$ref)));
  return [INTRODUCTION, ...sections.map((section) => renderSection(section, schema.definitions, sections))].join('\n');
}

/**
 * @typedef {object} Section
 * @property {string} name the name of the definition
 * @property {string} path the path of the map in the file
 */

/**
 * The sections, one for each map that the config can contain. The maps within a map come before its next sibling.
 *
 * @param {Record<string, Schema>} definitions
 * @param {string} name
 * @param {string} path
 * @param {Section[]} sections
 */
function sectionsOf(definitions, name, path = '', sections = []) {
  const { properties } = definitions[name] ?? {};
  if (properties && !sections.some((section) => section.name === name)) {
    sections.push({ name, path });
    for (const [key, property] of Object.entries(properties)) {
      const ref = refOf(property);
      if (ref) sectionsOf(definitions, ref.name, `${path}${path && '.'}${key}${ref.suffix}`, sections);
    }
  }
  return sections;
}

/**
 * The definition of a property, of its items or of its values.
 *
 * @param {Schema} property
 * @returns {{ name: string, suffix: string } | undefined}
 */
function refOf({ $ref, additionalProperties, anyOf, items }) {
  if ($ref) return { name: nameOf($ref), suffix: '' };
  const inUnion = anyOf?.find((schema) => schema.$ref)?.$ref;
  if (inUnion) return { name: nameOf(inUnion), suffix: '' };
  if (items?.$ref) return { name: nameOf(items.$ref), suffix: '[]' };
  if (typeof additionalProperties === 'object' && additionalProperties.$ref) {
    return { name: nameOf(additionalProperties.$ref), suffix: '.{name}' };
  }
  return undefined;
}

/** @param {string} ref */
function nameOf(ref) {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/**
 * @param {Section} section
 * @param {Record<string, Schema>} definitions
 * @param {Section[]} sections
 */
function renderSection({ name, path }, definitions, sections) {
  const { description = '', properties = {}, required = [] } = /** @type {Schema} */ (definitions[name]);
  const heading = `## ${path ? `\`${path}\`` : 'Top level'}\n\n${description}\n`;
  // The keys of overrides are those of the settings, but can be null.
  const settings = name === OVERRIDES ? 'ServiceSettings' : name;
  const whole = sections.find((section) => isPartOf(definitions, settings, section.name));
  if (whole) {
    const others = Object.keys(definitions[whole.name]?.properties ?? {}).filter((key) => !(key in properties));
    const link = `[\`${whole.path}\`](#${anchorOf(whole.path)})`;
    const nulls = name === OVERRIDES ? ' Each of them can also be `null`.' : '';
    return `${heading}\nThe keys of ${link}, except ${enumerate(others)}.${nulls}\n`;
  }
  const keys = [...required, ...Object.keys(properties).filter((key) => !required.includes(key))];
  const rows = keys.map((key) => {
    const property = /** @type {Schema} */ (properties[key]);
    const { rest, prose, source } = readDescription(property.description ?? '');
    const cells = [
      `\`${key}\``,
      typeOf(property, definitions, sections),
      required.includes(key) ? '**required**' : (prose ?? showDefault(property.default)),
      allowedOf(property, definitions),
      source ? `${rest} [Source](${source})` : rest,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')).join(' | ')} |`;
  });
  return [
    heading,
    '| Key | Type | Default | Allowed values | Description |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/**
 * Whether all keys of a map are also keys of another one, with the same schemas.
 *
 * @param {Record<string, Schema>} definitions
 * @param {string} name
 * @param {string} other
 */
function isPartOf(definitions, name, other) {
  const wholes = definitions[other]?.properties ?? {};
  const parts = Object.entries(definitions[name]?.properties ?? {});
  return name !== other && parts.every(([key, part]) => JSON.stringify(part) === JSON.stringify(wholes[key]));
}

/**
 * Splits a description into its text, its source and its default in prose.
 *
 * @param {string} description
 */
function readDescription(description) {
  const prose = /\n\nDefault: (.*)$/s.exec(description)?.[1];
  const source = /\n\nSource: (\S+)/.exec(description)?.[1];
  const rest = description.replace(/\n\nDefault: .*$/s, '').replace(/\n\nSource: \S+/, '');
  return { rest, prose, source };
}

/** @param {unknown} value */
function showDefault(value) {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/**
 * @param {Schema} property
 * @param {Record<string, Schema>} definitions
 * @param {Section[]} sections
 * @returns {string}
 */
function typeOf(property, definitions, sections) {
  const { $ref, additionalProperties, anyOf, items, type } = property;
  if (anyOf) return anyOf.map((schema) => typeOf(schema, definitions, sections)).join(' or ');
  if (items) return `list of ${plural(typeOf(items, definitions, sections))}`;
  if ($ref) {
    const section = sections.find(({ name }) => name === nameOf($ref));
    return section ? `[map](#${anchorOf(section.path)})` : String(definitions[nameOf($ref)]?.type);
  }
  if (type !== 'object') return String(type);
  const values = additionalProperties && (additionalProperties.type || additionalProperties.$ref);
  return values && additionalProperties
    ? `map of ${plural(typeOf(additionalProperties, definitions, sections))}`
    : 'map';
}

/**
 * The plural of a type, which can be a link.
 *
 * @param {string} type
 */
function plural(type) {
  return type.replace(/^\[?\w+/, '$&s');
}

/**
 * `a` and `b`, or `a`, `b`, and `c`.
 *
 * @param {string[]} keys
 */
function enumerate(keys) {
  const quoted = keys.map((key) => `\`${key}\``);
  if (quoted.length < 3) return quoted.join(' and ');
  return `${quoted.slice(0, -1).join(', ')}, and ${quoted.at(-1)}`;
}

/**
 * The anchor that GitHub generates for a heading.
 *
 * @param {string} path
 */
function anchorOf(path) {
  return path.toLowerCase().replace(/[^a-z]/g, '');
}

/**
 * @param {Schema} property
 * @param {Record<string, Schema>} definitions
 */
function allowedOf(property, definitions) {
  const { maximum, maxLength, minimum, minItems, minLength, multipleOf, pattern, uniqueItems } = property;
  const values = property.$ref ? definitions[nameOf(property.$ref)]?.enum : property.enum;
  return [
    values?.map((value) => `\`${value}\``).join(', '),
    range(minimum, maximum, ''),
    multipleOf === undefined ? undefined : `a multiple of ${multipleOf}`,
    range(minLength, maxLength, minLength === 1 && maxLength === undefined ? ' character' : ' characters'),
    range(minItems, undefined, minItems === 1 ? ' item' : ' items'),
    uniqueItems ? 'no duplicates' : undefined,
    pattern === undefined ? undefined : `\`${pattern}\``,
  ]
    .filter((text) => text !== undefined)
    .join('; ');
}

/**
 * @param {number | undefined} minimum
 * @param {number | undefined} maximum
 * @param {string} unit
 */
function range(minimum, maximum, unit) {
  if (minimum === undefined && maximum === undefined) return undefined;
  if (maximum === undefined) return `${minimum}${unit} or more`;
  return minimum === undefined ? `at most ${maximum}${unit}` : `${minimum} to ${maximum}${unit}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(new URL('docs', root), { recursive: true });
  writeFileSync(new URL('docs/config.md', root), renderConfigDocs());
}
