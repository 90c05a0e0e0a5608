import { isPlain, replaceInvisible } from '../text/invisible';

/** HCL that stands for itself, such as `local.subnet_ids`: written by us, never made from a value of the user's. */
export class Expression {
  constructor(readonly source: string) {}
}

/** What can be rendered as HCL. */
export type HclValue =
  | string
  | number
  | boolean
  | null
  | Expression
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

/** Columns that a list may take on one line. */
const MAX_INLINE_LIST = 80;

const INDENT = '  ';

/** Words that HCL does not take as a bare key of an object. */
const RESERVED_KEYS = new Set(['for', 'if', 'in', 'null', 'true', 'false']);

/**
 * A value as an HCL expression, as `terraform fmt` would write it.
 *
 * @param value - strings become literals: no interpolation or directive in them takes effect
 * @param depth - how deep the line that it begins on is indented
 */
export function hcl(value: HclValue, depth = 0): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Expression) return value.source;
  return isList(value) ? list(value, depth) : object(value, depth);
}

/**
 * Arguments of a block, one a line, with the equals signs aligned as `terraform fmt` aligns them: over neighbouring
 * lines, without those that open a value of several lines.
 */
export function hclArguments(values: { readonly [name: string]: HclValue }, depth = 0): string {
  return assignments(
    Object.entries(values).map(([name, value]) => [identifier(name), value]),
    depth,
  );
}

/** A name of a block or an argument. It is never made from anything but a checked name. */
export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) throw new Error(`Not an identifier of HCL: ${JSON.stringify(name)}`);
  return name;
}

function isList(value: readonly HclValue[] | { readonly [key: string]: HclValue }): value is readonly HclValue[] {
  return Array.isArray(value);
}

function list(values: readonly HclValue[], depth: number): string {
  const items = values.map((value) => hcl(value, depth + 1));
  const inline = `[${items.join(', ')}]`;
  if (inline.length <= MAX_INLINE_LIST && !inline.includes('\n')) return inline;
  const indent = INDENT.repeat(depth + 1);
  return `[\n${items.map((item) => `${indent}${item},\n`).join('')}${INDENT.repeat(depth)}]`;
}

function object(values: { readonly [key: string]: HclValue }, depth: number): string {
  const entries = Object.entries(values);
  if (entries.length === 0) return '{}';
  const lines = assignments(
    entries.map(([key, value]) => [objectKey(key), value]),
    depth + 1,
  );
  return `{\n${lines}\n${INDENT.repeat(depth)}}`;
}

function objectKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) && !RESERVED_KEYS.has(key) ? key : quote(key);
}

function assignments(entries: [string, HclValue][], depth: number): string {
  const indent = INDENT.repeat(depth);
  const aligned: string[] = [];
  let run: Assignment[] = [];
  const endRun = () => {
    const width = run.reduce((widest, line) => Math.max(widest, line.width), 0);
    for (const { name, text, width: own } of run) aligned.push(`${indent}${name}${' '.repeat(width - own)} = ${text}`);
    run = [];
  };
  for (const [name, value] of entries) {
    const text = hcl(value, depth);
    if (text.includes('\n')) {
      endRun();
      aligned.push(`${indent}${name} = ${text}`);
    } else run.push({ name, width: columns(name), text });
  }
  endRun();
  return aligned.join('\n');
}

/** A value of one line. */
interface Assignment {
  readonly name: string;
  readonly width: number;
  readonly text: string;
}

let graphemes: Intl.Segmenter | undefined;

/** Columns as `terraform fmt` counts them: grapheme clusters. A segmenter loads tables that hardly any config needs. */
function columns(text: string): number {
  if (isPlain(text)) return text.length;
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return [...graphemes.segment(text)].length;
}

const ESCAPES: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/**
 * Whoever reviews a file sees every character of a string.
 *
 * Source: https://developer.hashicorp.com/terraform/language/expressions/strings
 */
function quote(text: string): string {
  const escaped = text
    .toWellFormed()
    .replace(/["\\\n\r\t]/g, (character) => ESCAPES[character]!)
    .replace(/[$%]\{/g, (sequence) => sequence[0] + sequence);
  return `"${replaceInvisible(escaped, unicodeEscape)}"`;
}

function unicodeEscape(codePoint: number): string {
  const digits = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
