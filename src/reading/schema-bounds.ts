import { Path, Problem } from '../config/problem';
import { problemWithValue } from './secrets-in-messages';
import { SchemaError } from './validate-config.generated';

/** A value of the right type that is too small, too large, too long or there twice. */
export function boundProblem(path: Path, { data, keyword, params, parentSchema, schema }: SchemaError): Problem {
  switch (keyword) {
    case 'minimum':
      return problemWithValue(path, 'too small', data, `use ${range(parentSchema)}`);
    case 'maximum':
      return problemWithValue(path, 'too large', data, `use ${range(parentSchema)}`);
    case 'exclusiveMinimum':
      return problemWithValue(path, 'too small', data, `use more than ${schema}`);
    case 'multipleOf':
      return problemWithValue(
        path,
        `not a multiple of ${schema}`,
        data,
        `use ${schema}, ${2 * Number(schema)} and so on`,
      );
    case 'minItems':
      return problemWithValue(path, 'too few items', data, `use ${schema} or more, or remove the key`);
    case 'maxItems':
      return problemWithValue(path, 'too many items', data, `use at most ${schema}`);
    case 'minLength':
      return problemWithValue(path, 'too short', data, `use ${schema} characters or more`);
    case 'maxLength':
      return problemWithValue(
        path,
        `too long with ${[...String(data)].length} characters`,
        data,
        `use at most ${schema}`,
      );
    case 'uniqueItems': {
      const { i, j } = params as { i: number; j: number };
      const second = Math.max(i, j);
      return problemWithValue([...path, second], 'there twice', (data as unknown[])[second], 'remove one of the two');
    }
    default:
      return problemWithValue(path, 'not allowed', data, `the schema demands ${keyword} ${JSON.stringify(schema)}`);
  }
}

function range({ maximum, minimum }: { readonly [key: string]: unknown } = {}): string {
  if (minimum === undefined) return `${maximum} or less`;
  return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
}
