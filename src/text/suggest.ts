/** Loaded on the first typo. */
const levenshtein = (): typeof import('../vendor/levenshtein') => require('../vendor/levenshtein');

/** Longer words are not typos, and comparing two words takes time proportional to the product of their lengths. */
const MAX_LENGTH = 100;

/** More words take too long to compare, and several of them would be similar. */
const MAX_WORDS = 1000;

/** The known word that was probably meant, or undefined if none is similar. */
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

/** The edit distance between two words, ignoring case. */
export function editsBetween(word: string, other: string): number {
  return levenshtein().distance(word.toLowerCase(), other.toLowerCase());
}
