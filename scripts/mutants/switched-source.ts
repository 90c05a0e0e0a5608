import { Mutant } from './operators';

export interface NumberedMutant extends Mutant {
  /** Starts at 1. */
  readonly id: number;
}

interface Place {
  readonly start: number;
  readonly end: number;
  readonly mutants: NumberedMutant[];
}

/**
 * A source with all its mutants, each behind a switch: `isMutant(7) ? mutated : original`. It is compiled only once,
 * and the switches that a test reaches show which mutants it can kill.
 */
export function switchedSource(text: string, mutants: readonly NumberedMutant[], switchModule: string): string {
  const places = new Map<string, Place>();
  for (const mutant of mutants) {
    const { start, end } = mutant.whole;
    const key = `${start}-${end}`;
    if (!places.has(key)) places.set(key, { start, end, mutants: [] });
    places.get(key)!.mutants.push(mutant);
  }
  // Enclosing places come before those within them.
  const outermostFirst = [...places.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  const body = switchedRange(text, 0, text.length, outermostFirst);
  return `import { isMutant as __isMutant } from ${JSON.stringify(switchModule)}; ${body}`;
}

function switchedRange(text: string, start: number, end: number, places: readonly Place[]): string {
  let result = '';
  let at = start;
  for (let index = 0; index < places.length; ) {
    const place = places[index];
    const after = places.findIndex((other, position) => position > index && other.start >= place.end);
    const next = after === -1 ? places.length : after;
    const original = switchedRange(text, place.start, place.end, places.slice(index + 1, next));
    const mutated = place.mutants.map((mutant) => `__isMutant(${mutant.id}) ? (${mutant.mutated}) : `).join('');
    result += `${text.slice(at, place.start)}(${mutated}(${original}))`;
    at = place.end;
    index = next;
  }
  return result + text.slice(at, end);
}
