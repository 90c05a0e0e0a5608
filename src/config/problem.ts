import { escapeControls } from '../text/invisible';
import { shorten, showValue } from '../text/messages';

/** Keys and indices from the top of the config to a value. */
export type Path = readonly (string | number)[];

/** One problem in a config. */
export interface Problem {
  readonly path: Path;
  /** The problem, worded to follow the path: `too small`. */
  readonly message: string;
  /** The value in the config. Absent if there is none, or if it could be a secret. */
  readonly value?: unknown;
  /** The allowed values, or what to do. */
  readonly fix: string;
  /** For an unknown key, the path of the known key that was probably meant. */
  readonly meant?: Path;
  /** Line in the config file, starting at 1. Absent for a config in code. */
  readonly line?: number;
}

/** For example `services[0].containerPort: too small, got 0; use 1 to 65535`. */
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
