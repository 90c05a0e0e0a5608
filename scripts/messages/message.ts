/** A sentence, and the number of its first line, from 1. */
export interface Message {
  readonly line: number;
  readonly text: string;
}

/** Stands for a part that is known only when the program runs. */
export const PLACEHOLDER = '${…}';

/** Whether a text has a space and, outside of placeholders, a word. Other texts are names, keys or formats. */
export function isSentence(text: string): boolean {
  return /\s/.test(text) && /\p{L}{2}/u.test(text.replaceAll(/\$\{[^}]*\}/g, ''));
}
