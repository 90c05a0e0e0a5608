import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, mutantsOf } from './operators';

/** A mutant that does the same as the original, so that no test can kill it. The texts are of one line each. */
interface Explanation {
  readonly file: string;
  readonly original: string;
  readonly mutated: string;
  /** What it is a part of, where the same stands several times in the file. */
  readonly within?: string;
  /** The function or constant that it is in, likewise. */
  readonly declaration?: string;
  readonly why: string;
}

const LIST = 'scripts/mutants/equivalent-mutants.json';

/** The reviewed list of the mutants that change nothing. */
export class Explanations {
  private readonly all: readonly Explanation[];

  constructor(root: string) {
    this.all = JSON.parse(readFileSync(join(root, LIST), 'utf8'));
    const stale = this.all.filter(
      (explanation) => !mutantsOf(root, explanation.file).some((mutant) => isOf(explanation, mutant)),
    );
    if (stale.length > 0) {
      throw new Error(`${LIST}: there are no such mutants; remove them: ${JSON.stringify(stale, undefined, 2)}`);
    }
  }

  has(mutant: Mutant): boolean {
    return this.all.some((explanation) => isOf(explanation, mutant));
  }
}

function isOf({ declaration, file, mutated, original, within }: Explanation, mutant: Mutant): boolean {
  return (
    file === mutant.file &&
    original === oneLine(mutant.original) &&
    mutated === oneLine(mutant.mutated) &&
    (declaration === undefined || declaration === mutant.declaration) &&
    (within === undefined || within === oneLine(mutant.within))
  );
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
