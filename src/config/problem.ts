/** Keys and indices from the top of the config to a value. */
export type Path = readonly (string | number)[];

/** One thing that is wrong with a config. */
export interface Problem {
  readonly path: Path;
  /** What is wrong, in words that follow the path: `too small`. */
  readonly message: string;
  /** What the config has there. Absent where it has nothing, or where the value may be a secret. */
  readonly value?: unknown;
  /** What is allowed, or what to do. */
  readonly fix: string;
  /** For an unknown key: the path of the known one that was probably meant. */
  readonly meant?: Path;
  /** Line in the config file, from 1. Absent for a config in code. */
  readonly line?: number;
}

/** For example `services[0].autoscaling.max: below min, got 1; use 2 or more, as min is 2`. */
export function formatProblem({ fix, message, path, value }: Problem): string {
  const got = value === undefined ? '' : `, got ${showValue(value)}`;
  return escapeControls(`${formatPath(path)}: ${message}${got}; ${fix}`);
}

/** For example `services[0].environment["a b"]`. The empty path is `config`. */
export function formatPath(path: Path): string {
  const text = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return /^[A-Za-z_][\w-]*$/.test(key) ? `.${shorten(key)}` : `[${showValue(key)}]`;
  });
  return text.join('').replace(/^\./, '') || 'config';
}

/** By line, then by path; list items by their index. */
export function compareProblems(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || comparePaths(a.path, b.path);
}

function comparePaths(a: Path, b: Path): number {
  const at = a.findIndex((key, index) => key !== b[index]);
  const [keyA, keyB] = [a[at], b[at]];
  if (keyA === undefined) return a.length - b.length;
  if (keyB === undefined) return 1;
  if (typeof keyA === 'number' && typeof keyB === 'number') return keyA - keyB;
  return String(keyA) < String(keyB) ? -1 : 1;
}

/** A value as it stands in a message: a scalar itself, shortened, or what kind of value it is. */
export function showValue(value: unknown): string {
  if (typeof value === 'object') return kindOf(value);
  return shorten(typeof value === 'string' ? JSON.stringify(value) : String(value));
}

/** For a value that may be a secret. */
export function kindOf(value: unknown): string {
  if (value === null) return 'no value';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

/** For example `512, 1024 and 2048`. */
export function enumerate(values: readonly (string | number)[], conjunction: 'and' | 'or' = 'and'): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${conjunction} ${values.at(-1)}`;
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

/** A terminal acts on control characters, and shows text after an invisible one in another order. */
export function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  );
}
