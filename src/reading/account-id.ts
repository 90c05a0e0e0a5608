import { Path, Problem } from '../config/problem';

/** The digits of an account ID that has lost up to three leading zeros. */
const PLAUSIBLE_DIGITS = /^[0-9]{9,12}$/;

/**
 * An account ID that is a number because it is not quoted. Only the text of the file shows its leading zeros: the
 * number has lost them.
 *
 * @param text - as it is written in the file, or the number itself for a config in code
 */
export function accountIdWithoutQuotes(path: Path, value: number, text: string): Problem {
  const rest = text === String(value) ? '' : `, which YAML reads as ${value}`;
  const message = `a number instead of a string, got ${text}${rest}`;
  if (!PLAUSIBLE_DIGITS.test(text)) return { path, message, fix: 'put the 12-digit account ID in quotes' };
  const padded = `"${text.padStart(12, '0')}"`;
  if (text.length === 12) return { path, message, fix: `put it in quotes: ${padded}` };
  return { path, message, fix: `put it in quotes, including the leading zeros: ${padded}` };
}
