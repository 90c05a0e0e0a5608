import { closest, distance } from '../vendor/levenshtein';

/** The known word that was probably meant, or nothing when none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(
    word.toLowerCase(),
    known.map((candidate) => candidate.toLowerCase()),
  );
  const near = distance(word.toLowerCase(), best) <= Math.max(1, Math.floor(best.length / 3));
  return near ? known.find((candidate) => candidate.toLowerCase() === best) : undefined;
}
