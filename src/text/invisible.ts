/** Controls, which a terminal acts on, and characters that change how others are shown, and nobody who reviews a file sees. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** Whether a text has nothing but ASCII that can be seen. Most have, and what Unicode says of others is in large tables. */
export function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Whether a text has characters that cannot be seen. */
export function hasInvisible(text: string): boolean {
  return !isPlain(text) && INVISIBLE.test(text);
}

/** A terminal acts on control characters, and shows text after an invisible one in another order. */
export function escapeControls(text: string): string {
  return replaceInvisible(text, (code) => `\\u${code.toString(16).padStart(4, '0')}`);
}

/** A text with something visible for each character that cannot be seen. */
export function replaceInvisible(text: string, replacement: (codePoint: number) => string): string {
  if (isPlain(text)) return text;
  return text.replace(new RegExp(INVISIBLE, 'gu'), (character) => replacement(character.codePointAt(0)!));
}
