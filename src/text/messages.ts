/** A value for a message: a scalar itself, shortened, or the kind of value. */
export function showValue(value: unknown): string {
  if (['object', 'function', 'undefined'].includes(typeof value)) return kindOf(value);
  return shorten(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

/** The kind of a value, which may be a secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'no value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (value === undefined) return 'undefined';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

/** For example, `512, 1024 and 2048`. */
export function enumerate(values: readonly (string | number)[], conjunction: 'and' | 'or' = 'and'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${conjunction} ${values.at(-1)}`;
}

/** The number of names that a message lists at most, because nobody reads more. */
const MAX_NAMES = 20;

/** Lists names for a message: only the first of many, and only the beginning and end of a long one. */
export function enumerateNames(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const rest = names.length - MAX_NAMES;
  const shown = names.slice(0, MAX_NAMES).map(shorten);
  return enumerate(rest > 0 ? [...shown, `${rest} others`] : shown, conjunction);
}

/** The number of columns that a value takes in a message at most, without the ellipsis. */
const MAX_COLUMNS = 120;
const TAIL_COLUMNS = 40;

/** Cuts out the middle, because the end of an ARN or of a derived name matters as much as its beginning. */
export function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= MAX_COLUMNS) return text;
  return `${characters.slice(0, MAX_COLUMNS - TAIL_COLUMNS).join('')}…${characters.slice(-TAIL_COLUMNS).join('')}`;
}
