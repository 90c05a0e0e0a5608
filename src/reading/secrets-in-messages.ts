import { Path, Problem } from '../config/problem';
import { kindOf } from '../text/messages';

/** A problem that names its value, or where that may be a secret only what kind of value it is. */
export function problemWithValue(path: Path, message: string, value: unknown, fix: string): Problem {
  return mayBeSecret(path)
    ? { path, message: `${message}, got ${kindOf(value)}`, fix }
    : { path, message, value: value ?? null, fix };
}

/**
 * Whoever puts a secret into an environment variable by mistake should not find it in a build log as well. An
 * environment that is called `environment` is taken for variables too, which hides more than need be.
 */
export function mayBeSecret(path: Path): boolean {
  return path.includes('environment') || path.includes('secrets');
}
