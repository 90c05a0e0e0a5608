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

/** The text of a scalar in the config file. Undefined for a config in code. */
export type TextOf = (path: Path) => string | undefined;

/** The schema errors as problems, one for each mistake. */
export function schemaProblems(config: unknown, errors: readonly SchemaError[], textOf: TextOf): Problem[] {
  const problems = new Map<string, Problem>();
  const others = new Set(
    errors.filter(({ keyword }) => ['anyOf', 'enum'].includes(keyword)).map((one) => one.instancePath),
  );
  const mistakes = errors
    .map((error) => schemaMistake(config, error))
    .filter((mistake) => !isRemoval(mistake) && !isInherited(config, mistake));
  for (const mistake of mistakes.filter((one) => !isCascade(one, others))) {
    const problem = toProblem(mistake, textOf);
    const key = JSON.stringify(problem.path);
    // A value that violates two rules is still one mistake.
    if (!problems.has(key)) problems.set(key, problem);
  }
  // A required key that is misspelled is also one mistake, not an unknown and a missing key.
  const meant = new Set([...problems.values()].map((problem) => JSON.stringify(problem.meant)));
  return [...problems].filter(([key, { message }]) => message !== MISSING || !meant.has(key)).map(([, one]) => one);
}

/**
 * In overrides, null removes a key. The compiled check does not know this, because it uses the schema of the settings.
 */
function isRemoval({ data, schema }: SchemaMistake): boolean {
  return data === null && [schema.type].flat().includes('null');
}

/**
 * In overrides, a map can lack a required key that the service itself sets, because maps are merged; lists are not. If
 * the service sets something other than a map, that is the problem.
 */
function isInherited(config: unknown, { keyword, params, path }: SchemaMistake): boolean {
  const [services, index, overrides, , ...setting] = path;
  if (keyword !== 'required' || services !== 'services' || overrides !== 'overrides') return false;
  if (setting.some((key) => typeof key === 'number')) return false;
  const service = (config as { readonly services: readonly unknown[] }).services[Number(index)];
  const own = [...setting, String(params.missingProperty)].reduce<unknown>(
    (value, key) => (!isMap(value) ? value : Object.hasOwn(value, key) ? value[key] : undefined),
    service,
  );
  return own !== undefined && own !== null;
}

/**
 * Whether an error only follows from another one. A value of the wrong type also fails an enum, or each type of a union
 * and the union itself. If a map or a list fails a union, the errors within it are more specific.
 *
 * @param others - the places of enum and union errors
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
  if (data === null) return { path, message: 'missing value', fix: 'set a value, or remove the key' };
  switch (keyword) {
    case 'type':
      return wrongType(mistake, textOf);
    case 'anyOf':
      return problemWithValue(path, 'must be true, false, a map or a list', data, 'use one of these');
    case 'enum':
      return problemWithValue(path, 'unknown value', data, `use ${enumerate(withoutNull(rule), 'or')}`);
    case 'pattern':
      return problemWithValue(path, 'invalid format', data, explainPattern(String(rule)));
    default:
      return boundProblem(mistake);
  }
}

/** The allowed values without null, which is allowed in overrides but is not what someone with another value meant. */
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

/** Lists of items with names. Other tools use maps for these. */
const NAMED_LISTS = ['environments', 'notifications', 'services', 'sidecars', 'volumes'];

function typicalMistake(path: Path, type: string, data: unknown): string | undefined {
  if (!isMap(data)) return undefined;
  const [[key, value] = ['']] = Object.entries(data);
  if (type === 'array' && NAMED_LISTS.includes(String(path.at(-1))) && key !== '')
    return `use a list whose items have names: [{ name: ${key}, … }, …]`;
  // YAML reads the last colon as the end of a key.
  if (type === 'string' && value === null && key.startsWith('arn:'))
    return 'put it in quotes, because it ends with a colon';
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
    .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase())
    .replaceAll('\n', ' ');
}
