/** A value as it stands in a message: a scalar itself, shortened, or what kind of value it is. */
export function showValue(value: unknown): string {
  if (['object', 'function', 'undefined'].includes(typeof value)) return kindOf(value);
  return shorten(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

/** For a value that may be a secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'no value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value === undefined) return 'undefined';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

/** For example `512, 1024 and 2048`. */
export function enumerate(values: readonly (string | number)[], conjunction: 'and' | 'or' = 'and'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${conjunction} ${values.at(-1)}`;
}

/** Names of the config that a message can list: more of them, or longer ones, nobody reads. */
const MAX_NAMES = 20;

/** For a message: of many names the first, and of a long one its beginning and its end. */
export function enumerateNames(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const rest = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES).map(shorten);
  return enumerate(rest > 0 ? [...shown, `${rest} others`] : shown, conjunction);
}

/** Columns that a value may take in a message, without the ellipsis. */
const MAX_COLUMNS = 120;
const TAIL_COLUMNS = 40;

/** Leaves out the middle: the end of an ARN or of a derived name tells as much as its beginning. */
export function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= MAX_COLUMNS) return text;
  return `${characters.slice(0, MAX_COLUMNS - TAIL_COLUMNS).join('')}…${characters.slice(-TAIL_COLUMNS).join('')}`;
}
