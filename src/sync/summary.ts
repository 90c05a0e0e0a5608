import { applyWarnings } from './apply-warnings';
import { SyncPlan } from './plan-sync';

/** More paths than these are counted instead of listed. */
const MAX_PATHS = 12;

const NEXT = 'Next: review the diff, commit, and apply the roots that it touches (docs/pipeline.md tells the order).';

/**
 * What a run did, for the terminal.
 *
 * @param kept - files of the user's beside those that were removed
 * @param isPart - whether the run is part of a command that says what is next itself
 */
export function summarise(plan: SyncPlan, kept: readonly string[], isPart = false): string {
  const { change, create, remove } = plan;
  if (create.length + change.length + remove.length === 0) return 'In sync: nothing to write.\n';
  const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);
  return [
    ...section('Created', paths(create)),
    ...section('Changed', paths(change)),
    ...section('Removed', paths(remove)),
    ...section('Kept, as they are yours', kept),
    ...applyWarnings(plan),
    ...(isPart ? [] : ['', NEXT]),
    '',
  ].join('\n');
}

function section(title: string, paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const more = paths.length - MAX_PATHS;
  return [
    `${title}: ${paths.length} file${paths.length === 1 ? '' : 's'}`,
    ...(more > 0 ? folders(paths) : paths).map((path) => `  ${path}`),
  ];
}

/** For example `modules/service/ (7 files)`. */
function folders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.includes('/') ? `${path.split('/').slice(0, 2).join('/')}` : path;
    const name = path.split('/').length > 2 ? `${folder}/` : folder;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort().map(([name, count]) => (name.endsWith('/') ? `${name} (${count})` : name));
}
