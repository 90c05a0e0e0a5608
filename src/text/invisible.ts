/**
 * Control characters, which a terminal interprets, and characters that reviewers cannot see or that change how others
 * look.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Whether a text is visible ASCII only. Most texts are, which avoids the large Unicode tables. */
export function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Whether a text has invisible characters. */
export function hasInvisible(text: string): boolean {
  return !isPlain(text) && INVISIBLE.test(text);
}

/**
 * Escapes control characters, which a terminal interprets, and invisible ones, which can reorder the text after them.
 */
export function escapeControls(text: string): string {
  return replaceInvisible(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`);
}

/** Replaces each invisible character with something visible. */
export function replaceInvisible(text: string, replacement: (codePoint: number) => string): string {
  if (isPlain(text)) return text;
  return text.replace(new RegExp(INVISIBLE, 'gu'), (character) => replacement(character.codePointAt(0)!));
}
