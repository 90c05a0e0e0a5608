import { compareProblems, formatProblem, Problem } from '../config/problem';
import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';

/** Nobody works through a longer list, and most of it is usually a single mistake in a script. */
const MAX_LINES = 500;

/** All problems of a config: a heading, and one line for each problem in the order of the file. */
export class ConfigError extends UserError {
  readonly problems: readonly Problem[];

  /**
   * @param source - the file, or another name for the origin of the config
   * @param problems - at least one
   */
  constructor(source: string, problems: readonly Problem[]) {
    const sorted = [...problems].sort(compareProblems);
    const name = escapeControls(source);
    const lines = sorted.slice(0, MAX_LINES).map((problem) => `${location(name, problem)}${formatProblem(problem)}`);
    const rest = sorted.length - MAX_LINES;
    const more = rest > 0 ? [`and ${rest} more; fix the problems above first`] : [];
    const count = sorted.length === 1 ? '1 problem' : `${sorted.length} problems`;
    super([`${name} has ${count}:`, ...lines, ...more].join('\n'));
    this.problems = sorted;
  }
}

function location(source: string, { line }: Problem): string {
  return line === undefined ? '' : `${source}:${line}  `;
}
