import { FIRST_STEPS } from '../next-steps';
import { escapeControls } from '../text/invisible';
import { Difference } from './diff';
import { formatWarnings, Warning } from './warning';

/** Above this number, paths are counted instead of listed. */
const MAX_PATHS = 12;

const NEXT = 'Next: review the diff, commit, and apply the roots that changed (docs/pipeline.md explains the order).';

/** An apply does not update the bootstrap stacks. */
const BOOTSTRAP_FIRST = 'Before that, run npx ecs-pipeline bootstrap, because bootstrap/ changed.';

/** What a run did. */
export interface Summary {
  readonly differences: readonly Difference[];
  /** The user's files next to removed ones. */
  readonly kept: readonly string[];
  readonly warnings: readonly Warning[];
  /** Whether this is the first run. */
  readonly isFirst?: boolean;
  /** Whether the run is part of a command that prints the next steps itself. */
  readonly isPart?: boolean;
}

/** A summary for the terminal. */
export function summarise({ differences, isFirst = false, isPart = false, kept, warnings }: Summary): string {
  if (differences.length === 0) return `In sync: nothing to write.\n${formatWarnings(warnings)}`;
  const pathsOf = (change: Difference['change']) =>
    differences.filter((difference) => difference.change === change).map(({ path }) => path);
  // A list of all files would push the next steps off the screen.
  if (isFirst) {
    return `Created: ${differences.length} ${differences.length === 1 ? 'file' : 'files'}\n${formatWarnings(warnings)}${isPart ? '' : `\n${FIRST_STEPS}`}`;
  }
  return [
    section('Created', pathsOf('create')),
    section('Changed', pathsOf('change')),
    section('Removed', pathsOf('remove')),
    section('Kept because they are yours', kept),
    formatWarnings(warnings),
    isPart ? '' : `\n${NEXT}\n${differences.some(isOfBootstrap) ? `${BOOTSTRAP_FIRST}\n` : ''}`,
  ].join('');
}

function isOfBootstrap({ path }: Difference): boolean {
  return path.startsWith('bootstrap/');
}

function section(title: string, paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const lines = paths.length > MAX_PATHS ? folders(paths) : paths;
  return `${title}: ${paths.length} file${paths.length === 1 ? '' : 's'}\n${lines.map((line) => `  ${escapeControls(line)}\n`).join('')}`;
}

/** For example, `modules/service/ (7)`. */
function folders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.includes('/') ? `${path.split('/').slice(0, 2).join('/')}` : path;
    const name = path.split('/').length > 2 ? `${folder}/` : folder;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort().map(([name, count]) => (name.endsWith('/') ? `${name} (${count})` : name));
}
