import { Path, Problem } from '../config/problem';

/** Digits that a number keeps of an account id with up to three leading zeros. */
const PLAUSIBLE_DIGITS = /^[0-9]{9,12}$/;

/**
 * An account id that is a number, because it has no quotes. Only the text of the file tells whether it has leading
 * zeros: the number has lost them.
 *
 * @param text - as it is written in the file, or the number itself for a config in code
 */
export function accountIdWithoutQuotes(path: Path, value: number, text: string): Problem {
  const rest = text === String(value) ? '' : `, of which YAML keeps ${value}`;
  const message = `a number instead of a string, got ${text}${rest}`;
  if (!PLAUSIBLE_DIGITS.test(text)) return { path, message, fix: 'put the twelve digits of the account id in quotes' };
  const padded = `"${text.padStart(12, '0')}"`;
  if (text.length === 12) return { path, message, fix: `put it in quotes: ${padded}` };
  return { path, message, fix: `put it in quotes, with the leading zeros that a number loses: ${padded}` };
}
