import { compareProblems, formatProblem, Problem } from '../config/problem';
import { escapeControls } from '../text/messages';
import { UserError } from '../user-error';

/** Everything that is wrong with a config: a heading, and one line each in the order of the file. */
export class ConfigError extends UserError {
  readonly problems: readonly Problem[];

  /**
   * @param source - the file, or what else the config comes from
   * @param problems - at least one
   */
  constructor(source: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort(compareProblems);
    const name = escapeControls(source);
    const lines = sorted.map((problem) => `${location(name, problem)}${formatProblem(problem)}`);
    super([`${name} has ${sorted.length === 1 ? 'a problem' : `${sorted.length} problems`}:`, ...lines].join('\n'));
    this.problems = sorted;
  }
}

function location(source: string, { line }: Problem): string {
  return line === undefined ? '' : `${source}:${line}  `;
}
