// Reads the interface of a Terraform module from its variables.tf, variables_*.tf and outputs.tf. It does not parse HCL
// in general, only the layout of these modules after `terraform fmt`. Anything else is an error and never skipped.
import { readdirSync, readFileSync } from 'node:fs';

const modules = new URL('../templates/modules/', import.meta.url);

/**
 * @typedef {object} Input
 * @property {string} name
 * @property {string} description
 * @property {string} type on one line
 * @property {string | undefined} default on one line; undefined if the input is required
 * @property {boolean} nullable
 * @property {string[]} validations their conditions, each on one line
 *
 * @typedef {object} Output
 * @property {string} name
 * @property {string} description
 * @property {boolean} sensitive
 *
 * @typedef {object} Interface
 * @property {Input[]} inputs
 * @property {Output[]} outputs
 *
 * @typedef {object} Block
 * @property {string} name
 * @property {Map<string, string>} attributes name to expression
 * @property {{ type: string, source: string }[]} blocks the nested blocks
 */

/** The names of the modules. */
export function moduleNames() {
  return readdirSync(modules).sort();
}

/**
 * @param {string} module
 * @returns {Interface}
 */
export function readInterface(module) {
  const files = readdirSync(new URL(`${module}/`, modules)).sort((a, b) => (stem(a) < stem(b) ? -1 : 1));
  const inputs = files.filter((name) => /^variables(_\w+)?\.tf$/.test(name));
  return {
    inputs: inputs.flatMap((name) => readFile(module, name, readInputs)),
    outputs: readFile(module, 'outputs.tf', readOutputs),
  };
}

/** @param {string} name */
function stem(name) {
  return name.replace(/\.tf$/, '');
}

/**
 * @template T
 * @param {string} module
 * @param {string} name
 * @param {(source: string) => T} read
 */
function readFile(module, name, read) {
  try {
    return read(readFileSync(new URL(`${module}/${name}`, modules), 'utf8'));
  } catch (cause) {
    const { message } = /** @type {Error} */ (cause);
    throw new Error(`templates/modules/${module}/${name}: ${message}`, { cause });
  }
}

/**
 * @param {string} source the text of variables.tf
 * @returns {Input[]}
 */
export function readInputs(source) {
  return readBlocks('variable', source).map(({ name, attributes, blocks }) => {
    const { description, type, default: value, nullable = 'true', ...others } = Object.fromEntries(attributes);
    check(name, { description, type }, others);
    const unknown = blocks.find(({ type }) => type !== 'validation');
    if (unknown) throw new Error(`${name}: only validation blocks are supported, got ${unknown.type}`);
    return {
      name,
      description: text(name, description),
      type: onOneLine(String(type)),
      default: value === undefined ? undefined : onOneLine(value),
      nullable: boolean(name, nullable),
      validations: blocks.map(({ source }) => condition(name, source)),
    };
  });
}

/**
 * @param {string} source the text of outputs.tf
 * @returns {Output[]}
 */
export function readOutputs(source) {
  return readBlocks('output', source).map(({ name, attributes, blocks }) => {
    const { description, value, sensitive = 'false', depends_on: _, ...others } = Object.fromEntries(attributes);
    check(name, { description, value }, others);
    if (blocks[0]) throw new Error(`${name}: nested blocks are not supported, got ${blocks[0].type}`);
    return { name, description: text(name, description), sensitive: boolean(name, sensitive) };
  });
}

/**
 * @param {string} name
 * @param {Record<string, string | undefined>} required
 * @param {Record<string, string>} unknown
 */
function check(name, required, unknown) {
  const missing = Object.keys(required).find((attribute) => required[attribute] === undefined);
  if (missing) throw new Error(`${name}: has no ${missing}`);
  const [attribute] = Object.keys(unknown);
  if (attribute) throw new Error(`${name}: unsupported attribute, got ${attribute}`);
}

/**
 * The blocks of a file that contains only blocks of one type.
 *
 * @param {string} type
 * @param {string} source
 * @returns {Block[]}
 */
function readBlocks(type, source) {
  /** @type {Block[]} */
  const blocks = [];
  const lines = source.split('\n');
  /** @type {Block | undefined} */
  let block;
  for (let index = 0; index < lines.length; index += 1) {
    const line = /** @type {string} */ (lines[index]);
    if (/^\s*(#.*)?$/.test(line)) continue;
    const heading = /^(\w+) "(\w+)" \{$/.exec(line);
    const attribute = /^ {2}(\w+)\s*= (.+)$/.exec(line);
    const nested = /^ {2}(\w+) \{$/.exec(line);
    if (!block && heading?.[1] === type) {
      block = { name: String(heading[2]), attributes: new Map(), blocks: [] };
    } else if (block && line === '}') {
      blocks.push(block);
      block = undefined;
    } else if (block && attribute) {
      // An expression continues while its lines are indented deeper, and ends with its closing bracket.
      const end = /[({[]$/.test(line) ? endOf(lines, index) : index;
      const rest = lines.slice(index + 1, end + 1);
      block.attributes.set(String(attribute[1]), [attribute[2], ...rest].join('\n'));
      index = end;
    } else if (block && nested) {
      const end = endOf(lines, index);
      block.blocks.push({ type: String(nested[1]), source: lines.slice(index + 1, end).join('\n') });
      index = end;
    } else {
      throw new Error(`line ${index + 1} does not match the layout of these modules, got ${JSON.stringify(line)}`);
    }
  }
  if (block) throw new Error(`${block.name}: is not closed`);
  return blocks;
}

/**
 * The line that closes an attribute or nested block: the next line with the same indentation.
 *
 * @param {string[]} lines
 * @param {number} start
 */
function endOf(lines, start) {
  const end = lines.findIndex((line, index) => index > start && /^ {2}\S/.test(line));
  const closing = lines[end];
  if (!closing || !/^ {2}[)}\]]/.test(closing)) throw new Error(`the bracket on line ${start + 1} is not closed`);
  if (/[({[]$/.test(closing)) throw new Error(`line ${end + 1} both closes and opens a bracket`);
  return end;
}

/**
 * @param {string} name
 * @param {string | undefined} expression
 */
function text(name, expression = '') {
  if (!/^"([^"\\$%]|\$[^{]|%[^{])*"$/.test(expression)) {
    throw new Error(`${name}: the description must be a plain string on one line, got ${expression}`);
  }
  return expression.slice(1, -1);
}

/**
 * @param {string} name
 * @param {string} source the text between the braces of a validation
 */
function condition(name, source) {
  const [, expression] = /^ {4}condition\s*= (.*?)\n {4}error_message\s*= "/s.exec(source) ?? [];
  if (!expression) throw new Error(`${name}: a validation must have a condition and an error_message`);
  return onOneLine(expression);
}

/**
 * @param {string} name
 * @param {string} expression
 */
function boolean(name, expression) {
  if (expression !== 'true' && expression !== 'false')
    throw new Error(`${name}: must be true or false, got ${expression}`);
  return expression === 'true';
}

/** @param {string} expression */
function onOneLine(expression) {
  return expression
    .replace(/([({[])\n\s*/g, '$1 ')
    .replace(/\n\s*([)}\]])/g, ' $1')
    .replace(/,?\n\s*/g, ', ')
    .replace(/ {2,}/g, ' ');
}
