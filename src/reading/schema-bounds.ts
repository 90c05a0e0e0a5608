import { Problem } from '../config/problem';
import { SchemaMistake } from './schema-mistake';
import { problemWithValue } from './secrets-in-messages';

/** A value of the right type that is too small, too large, too long or a duplicate. */
export function boundProblem({ data, keyword, params, path, rule, schema }: SchemaMistake): Problem {
  switch (keyword) {
    case 'minimum':
      return problemWithValue(path, 'too small', data, `use ${range(schema)}`);
    case 'maximum':
      return problemWithValue(path, 'too large', data, `use ${range(schema)}`);
    case 'exclusiveMinimum':
      return problemWithValue(path, 'too small', data, `use more than ${rule}`);
    case 'multipleOf':
      return problemWithValue(
        path,
        `not a multiple of ${rule}`,
        data,
        `use a multiple such as ${rule} or ${2 * Number(rule)}`,
      );
    case 'minItems':
      return problemWithValue(path, 'too few items', data, `use ${rule} or more, or remove the key`);
    case 'maxItems':
      return problemWithValue(path, 'too many items', data, `use at most ${rule}`);
    case 'minLength':
      return problemWithValue(path, 'too short', data, `use ${rule} characters or more`);
    case 'maxLength':
      return problemWithValue(
        path,
        `too long with ${[...String(data)].length} characters`,
        data,
        `use at most ${rule}`,
      );
    case 'uniqueItems': {
      const { i, j } = params as { i: number; j: number };
      const second = Math.max(i, j);
      return problemWithValue(
        [...path, second],
        'duplicate item',
        (data as unknown[])[second],
        'remove one of the two',
      );
    }
    default:
      return problemWithValue(path, 'not allowed', data, `the schema requires ${keyword} ${JSON.stringify(rule)}`);
  }
}

function range({ maximum, minimum }: SchemaMistake['schema']): string {
  if (minimum === undefined) return `${maximum} or less`;
  return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
}
