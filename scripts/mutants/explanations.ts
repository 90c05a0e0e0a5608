import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, mutantsOf } from './operators';

/** A mutant that is equivalent to the original, so no test can kill it. Each text is a single line. */
interface Explanation {
  readonly file: string;
  readonly original: string;
  readonly mutated: string;
  /** The enclosing expression, if the same text appears several times in the file. */
  readonly within?: string;
  /** The enclosing function or constant, for the same purpose. */
  readonly declaration?: string;
  /** The line on which it starts, for the same purpose. */
  readonly line?: string;
  readonly why: string;
}

const LIST = 'scripts/mutants/equivalent-mutants.json';

/** The reviewed list of equivalent mutants. */
export class Explanations {
  private readonly all: readonly Explanation[];

  constructor(root: string) {
    this.all = JSON.parse(readFileSync(join(root, LIST), 'utf8'));
    const problems = this.all.flatMap((explanation) => {
      const all = mutantsOf(root, explanation.file).filter((mutant) => isOf(explanation, mutant));
      const places = new Set(all.map(({ whole }) => whole.start)).size;
      if (places === 1) return [];
      const problem =
        places === 0
          ? 'unknown mutant; remove the entry'
          : `matches ${places} mutants; add within, declaration or line, and one entry for each`;
      return [`${problem}: ${JSON.stringify(explanation, undefined, 2)}`];
    });
    if (problems.length > 0) throw new Error(problems.map((problem) => `${LIST}: ${problem}`).join('\n'));
  }

  has(mutant: Mutant): boolean {
    return this.all.some((explanation) => isOf(explanation, mutant));
  }
}

function isOf({ declaration, file, line, mutated, original, within }: Explanation, mutant: Mutant): boolean {
  return (
    file === mutant.file &&
    original === oneLine(mutant.original) &&
    mutated === oneLine(mutant.mutated) &&
    (declaration === undefined || declaration === mutant.declaration) &&
    (line === undefined || line === mutant.lineText) &&
    (within === undefined || within === oneLine(mutant.within))
  );
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
