import { isPlain, replaceInvisible } from '../text/invisible';

/** Raw HCL, such as `local.subnet_ids`. It must never contain a user's value. */
export class Expression {
  constructor(readonly source: string) {}
}

export type HclValue =
  | string
  | number
  | boolean
  | null
  | Expression
  | readonly HclValue[]
  | { readonly [key: string]: HclValue };

/** The most columns of a list on one line. */
const MAX_INLINE_LIST = 80;

const INDENT = '  ';

/** Words that HCL does not accept as an unquoted object key. */
const RESERVED_KEYS = new Set(['for', 'if', 'in', 'null', 'true', 'false']);

/**
 * Renders a value as an HCL expression in the format of `terraform fmt`.
 *
 * @param value - strings become literals: interpolations and directives in them have no effect
 * @param depth - the indentation level of the line that the value starts on
 */
export function hcl(value: HclValue, depth = 0): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Expression) return value.source;
  return isList(value) ? list(value, depth) : object(value, depth);
}

/**
 * Renders the arguments of a block, one per line. Aligns the equals signs like `terraform fmt`: across adjacent lines,
 * except those that start a multi-line value.
 */
export function hclArguments(values: { readonly [name: string]: HclValue }, depth = 0): string {
  return assignments(
    Object.entries(values).map(([name, value]) => [identifier(name), value]),
    depth,
  );
}

/** The name of a block or an argument. */
export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) throw new Error(`Not an HCL identifier: ${JSON.stringify(name)}`);
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

/** An argument whose value fits on one line. */
interface Assignment {
  readonly name: string;
  readonly width: number;
  readonly text: string;
}

let graphemes: Intl.Segmenter | undefined;

/**
 * Counts grapheme clusters, like `terraform fmt`. The segmenter is lazy, because it loads tables that few configs need.
 */
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
 * Escapes invisible characters, so that reviewers see every character of a string.
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
