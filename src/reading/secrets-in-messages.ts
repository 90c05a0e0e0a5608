import { Path, Problem } from '../config/problem';
import { kindOf } from '../text/messages';

/** A problem with its value, or with only the type of the value if it could be a secret. */
export function problemWithValue(path: Path, message: string, value: unknown, fix: string): Problem {
  return mayBeSecret(path)
    ? { path, message: `${message}, got ${kindOf(value)}`, fix }
    : { path, message, value: value ?? null, fix };
}

/**
 * Keeps a secret that someone put into an environment variable by mistake out of build logs. An environment named
 * `environment` is treated as variables as well, which hides more than necessary.
 */
export function mayBeSecret(path: Path): boolean {
  return path.includes('environment') || path.includes('secrets');
}
