import { accountIdWithoutQuotes } from './account-id';
import { ACCOUNT_ID, explainPattern } from './patterns';
import { enumerate, Path, Problem } from './problem';
import { boundProblem } from './schema-bounds';
import { mayBeSecret, problemWithValue } from './secrets-in-messages';
import { suggest } from './suggest';
import { SchemaError } from './validate-config.generated';

/** How a scalar is written in the config file, or nothing for a config in code. */
export type TextOf = (path: Path) => string | undefined;

/** The schema's errors in plain words, one for each mistake. */
export function schemaProblems(config: unknown, errors: readonly SchemaError[], textOf: TextOf): Problem[] {
  const problems = errors
    .filter((error) => !isCascade(error, errors))
    .map((error) => toProblem(toPath(config, error.instancePath), error, textOf));
  return problems.filter((problem) => !isMisspelt(problem, problems));
}

/** A key that is missing because it is there under a name that means it. */
function isMisspelt({ message, path }: Problem, problems: readonly Problem[]): boolean {
  const isSibling = (other: Path) =>
    other.length === path.length && other.every((key, i) => i === path.length - 1 || key === path[i]);
  return message === MISSING && problems.some((other) => other.meant === path.at(-1) && isSibling(other.path));
}

const MISSING = 'missing';

/**
 * A value that may be of one type or another fails them all, and their union, at once. A map fails what the union's map
 * demands, which tells more than that the union failed; any other value fails the union.
 */
function isCascade(error: SchemaError, errors: readonly SchemaError[]): boolean {
  if (error.keyword === 'anyOf') return isMap(error.data);
  const inUnion = errors.some((other) => other.keyword === 'anyOf' && other.instancePath === error.instancePath);
  return inUnion && error.keyword === 'type';
}

function toProblem(path: Path, error: SchemaError, textOf: TextOf): Problem {
  const { data, keyword, schema } = error;
  if (keyword === 'required') return missingKey(path, error);
  if (keyword === 'additionalProperties') return unknownKey(path, error);
  if (data === null) return { path, message: 'without a value', fix: 'give it one, or remove the key' };
  switch (keyword) {
    case 'type':
      return wrongType(path, error, textOf);
    case 'anyOf':
      return problemWithValue(path, 'neither true nor false nor a map', data, 'use one of them');
    case 'enum':
      return problemWithValue(path, 'no such value', data, `use ${enumerate(schema as string[], 'or')}`);
    case 'pattern':
      return problemWithValue(path, 'not of the right form', data, explainPattern(String(schema)));
    default:
      return boundProblem(path, error);
  }
}

function missingKey(path: Path, { params, parentSchema }: SchemaError): Problem {
  const key = String(params.missingProperty);
  const description = properties(parentSchema)[key]?.description ?? '';
  return { path: [...path, key], message: MISSING, fix: `add it: ${firstSentence(description)}` };
}

/** More keys than these make a line that nobody reads. */
const MAX_LISTED_KEYS = 12;

function unknownKey(path: Path, { params, parentSchema }: SchemaError): Problem {
  const key = String(params.additionalProperty);
  const known = Object.keys(properties(parentSchema));
  const meant = suggest(key, known);
  const others = known.length > MAX_LISTED_KEYS ? '' : `, or use ${enumerate(known, 'or')}`;
  return {
    path: [...path, key],
    message: 'unknown key',
    fix: meant ? `did you mean ${meant}?` : `remove it${others}`,
    ...(meant && { meant }),
  };
}

function wrongType(path: Path, { data, parentSchema, schema }: SchemaError, textOf: TextOf): Problem {
  const text = textOf(path) ?? String(data);
  if (parentSchema?.pattern === ACCOUNT_ID && typeof data === 'number') return accountIdWithoutQuotes(path, data, text);
  const type = String(schema);
  const isScalar = typeof data === 'number' || typeof data === 'boolean';
  if (type === 'string' && isScalar) {
    const fix = mayBeSecret(path) ? 'put it in quotes' : `put it in quotes: "${text}"`;
    return problemWithValue(path, 'not a string', data, fix);
  }
  const isQuoted = typeof data === 'string' && /^(-?\d+|true|false)$/.test(data);
  const fix = isQuoted && type !== 'array' && type !== 'object' ? 'remove the quotes' : `use ${EXAMPLES[type]}`;
  return problemWithValue(path, `not ${TYPES[type]}`, data, fix);
}

const TYPES: { readonly [type: string]: string } = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  object: 'a map',
  string: 'a string',
};

const EXAMPLES: { readonly [type: string]: string } = {
  ...TYPES,
  array: 'a list, such as [a, b]',
  object: 'a map, such as { key: value }',
};

/** A number in the pointer is an index in a list and a key in a map. */
function toPath(config: unknown, pointer: string): Path {
  let value = config;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown>)[step];
      return step;
    });
}

function properties(schema: SchemaError['parentSchema']): { readonly [key: string]: { description?: string } } {
  return (schema?.properties ?? {}) as { [key: string]: { description?: string } };
}

function firstSentence(text: string): string {
  return text
    .split(/(?<=\.)\s/)[0]!
    .replace(/\.$/, '')
    .replaceAll('\n', ' ');
}

function isMap(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
