/** Loaded by the first mistake. */
const levenshtein = (): typeof import('../vendor/levenshtein') => require('../vendor/levenshtein');

/** Longer words are no words that somebody misspelt, and comparing two takes the product of their lengths. */
const MAX_LENGTH = 100;

/** More words take long to compare, and of that many several are near. */
const MAX_WORDS = 1000;

/** The known word that was probably meant, or nothing when none is near. */
export function suggest(word: string, all: readonly string[]): string | undefined {
  const known = all.filter((candidate) => candidate.length <= MAX_LENGTH).slice(0, MAX_WORDS);
  if (known.length === 0 || word.length > MAX_LENGTH) return undefined;
  const { closest } = levenshtein();
  const best = closest(
    word.toLowerCase(),
    known.map((candidate) => candidate.toLowerCase()),
  );
  const near = editsBetween(word, best) <= Math.max(1, Math.floor(best.length / 3));
  return near ? known.find((candidate) => candidate.toLowerCase() === best) : undefined;
}

/** How many letters two words differ by, whether they are capitals or not. */
export function editsBetween(word: string, other: string): number {
  return levenshtein().distance(word.toLowerCase(), other.toLowerCase());
}
