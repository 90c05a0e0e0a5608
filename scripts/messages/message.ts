/** A sentence, and the line where it begins, from 1. */
export interface Message {
  readonly line: number;
  readonly text: string;
}

/** Stands for a part that is known only when the program runs. */
export const PLACEHOLDER = '${…}';

/** Whether a text has a space and, besides its placeholders, a word: everything else is a name, a key or a format. */
export function isSentence(text: string): boolean {
  return /\s/.test(text) && /\p{L}{2}/u.test(text.replaceAll(/\$\{[^}]*\}/g, ''));
}
