import { compareProblems, formatProblem, Problem } from '../config/problem';
import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';

/** More are no list that anybody works through; most are one mistake that is made by a program. */
const MAX_LINES = 500;

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
    const lines = sorted.slice(0, MAX_LINES).map((problem) => `${location(name, problem)}${formatProblem(problem)}`);
    const rest = sorted.length - MAX_LINES;
    const more = rest > 0 ? [`and ${rest} more; fix these first`] : [];
    const count = sorted.length === 1 ? 'a problem' : `${sorted.length} problems`;
    super([`${name} has ${count}:`, ...lines, ...more].join('\n'));
    this.problems = sorted;
  }
}

function location(source: string, { line }: Problem): string {
  return line === undefined ? '' : `${source}:${line}  `;
}
