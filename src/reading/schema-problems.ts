import { isMap } from '../config/maps';
import { ACCOUNT_ID, explainPattern } from '../config/patterns';
import { Path, Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { accountIdWithoutQuotes } from './account-id';
import { boundProblem } from './schema-bounds';
import { SchemaMistake, schemaMistake } from './schema-mistake';
import { mayBeSecret, problemWithValue } from './secrets-in-messages';
import { unknownKey } from './unknown-keys';
import { SchemaError } from './validate-config.generated';

/** How a scalar is written in the config file, or nothing for a config in code. */
export type TextOf = (path: Path) => string | undefined;

/** The schema's errors in plain words, one for each mistake. */
export function schemaProblems(config: unknown, errors: readonly SchemaError[], textOf: TextOf): Problem[] {
  const problems = new Map<string, Problem>();
  const others = new Set(
    errors.filter(({ keyword }) => ['anyOf', 'enum'].includes(keyword)).map((one) => one.instancePath),
  );
  const mistakes = errors.map((error) => schemaMistake(config, error)).filter((mistake) => !isRemoval(mistake));
  for (const mistake of mistakes.filter((one) => !isCascade(one, others))) {
    const problem = toProblem(mistake, textOf);
    const key = JSON.stringify(problem.path);
    // A value that breaks two rules is still one mistake.
    if (!problems.has(key)) problems.set(key, problem);
  }
  // So is a key that is missing because it is misspelt.
  const meant = new Set([...problems.values()].map((problem) => JSON.stringify(problem.meant)));
  return [...problems].filter(([key, { message }]) => message !== MISSING || !meant.has(key)).map(([, one]) => one);
}

/** In overrides, null removes a key that the service has. The compiled check takes them for the settings themselves. */
function isRemoval({ data, schema }: SchemaMistake): boolean {
  return data === null && [schema.type].flat().includes('null');
}

/**
 * A value of the wrong type fails the values that are allowed as well, or each type of a union and the union. Of a map
 * or a list that fails a union its own mistakes tell more.
 *
 * @param others - where something fails the values that are allowed, or a union
 */
function isCascade({ data, instancePath, keyword }: SchemaMistake, others: ReadonlySet<string>): boolean {
  if (keyword === 'anyOf') return isMap(data) || Array.isArray(data);
  return keyword === 'type' && others.has(instancePath);
}

function toProblem(mistake: SchemaMistake, textOf: TextOf): Problem {
  const { data, keyword, params, path, rule, schema } = mistake;
  if (keyword === 'required') return missingKey(mistake);
  if (keyword === 'additionalProperties')
    return unknownKey(path, String(params.additionalProperty), Object.keys(properties(schema)));
  if (data === null) return { path, message: 'without a value', fix: 'give it one, or remove the key' };
  switch (keyword) {
    case 'type':
      return wrongType(mistake, textOf);
    case 'anyOf':
      return problemWithValue(path, 'neither true nor false nor a map nor a list', data, 'use one of them');
    case 'enum':
      return problemWithValue(path, 'no such value', data, `use ${enumerate(withoutNull(rule), 'or')}`);
    case 'pattern':
      return problemWithValue(path, 'not of the right form', data, explainPattern(String(rule)));
    default:
      return boundProblem(mistake);
  }
}

/** What is allowed, of which the schema says null in overrides: who wrote something else did not mean to remove it. */
function withoutNull(allowed: unknown): string[] {
  return [allowed].flat().filter((value): value is string => typeof value === 'string' && value !== 'null');
}

const MISSING = 'missing';

function missingKey({ params, path, schema }: SchemaMistake): Problem {
  const key = String(params.missingProperty);
  const description = properties(schema)[key]?.description ?? '';
  return { path: [...path, key], message: MISSING, fix: `add it: ${firstSentence(description)}` };
}

function wrongType({ data, path, rule, schema }: SchemaMistake, textOf: TextOf): Problem {
  const type = String(withoutNull(rule));
  const message = `not ${TYPES[type]}`;
  if (type === 'string' && (typeof data === 'number' || typeof data === 'boolean')) {
    const text = textOf(path) ?? String(data);
    if (schema.pattern === ACCOUNT_ID && typeof data === 'number') return accountIdWithoutQuotes(path, data, text);
    return problemWithValue(
      path,
      message,
      data,
      mayBeSecret(path) ? 'put it in quotes' : `put it in quotes: "${text}"`,
    );
  }
  const own = typicalMistake(path, type, data);
  if (own) return problemWithValue(path, message, data, own);
  const isQuoted =
    typeof data === 'string' && /^(-?\d+|true|false)$/.test(data) && type !== 'array' && type !== 'object';
  return problemWithValue(path, message, data, isQuoted ? 'remove the quotes' : `use ${EXAMPLES[type]}`);
}

/** Lists whose items have names; other tools have maps there. */
const NAMED_LISTS = ['environments', 'notifications', 'services', 'sidecars', 'volumes'];

function typicalMistake(path: Path, type: string, data: unknown): string | undefined {
  if (!isMap(data)) return undefined;
  const [[key, value] = ['']] = Object.entries(data);
  if (type === 'array' && NAMED_LISTS.includes(String(path.at(-1))) && key !== '')
    return `use a list, in which each item has its name: [{ name: ${key}, … }, …]`;
  // YAML takes the last colon for that of a key.
  if (type === 'string' && value === null && key.startsWith('arn:')) return 'put it in quotes, as it ends with a colon';
  return undefined;
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

function properties({ properties = {} }: SchemaMistake['schema']): {
  readonly [key: string]: { description?: string };
} {
  return properties as { [key: string]: { description?: string } };
}

function firstSentence(text: string): string {
  return text
    .split(/(?<=\.)\s/)[0]!
    .replace(/\.$/, '')
    .replaceAll('\n', ' ');
}
