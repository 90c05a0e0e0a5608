import { SyncPlan } from './plan-sync';
import { unifiedDiff } from './unified-diff';

/** Whether a run would write or remove anything, or refuse to. */
export function isInSync({ change, conflicts, create, remove }: SyncPlan): boolean {
  return change.length + conflicts.length + create.length + remove.length === 0;
}

/** A unified diff of what a run would change, as `git diff` prints one. */
export function planDiff({ change, conflicts, create, remove }: SyncPlan): string {
  const entries = [
    ...create.map(({ content, path }) => ({ path, after: content, before: undefined })),
    ...change.map(({ content, current, path }) => ({ path, after: content, before: current })),
    ...remove.map(({ current, path }) => ({ path, after: undefined, before: current })),
    ...conflicts
      .filter(({ kind }) => kind !== 'not a file')
      .map(({ current, path, wanted }) => ({ path, after: wanted, before: current })),
  ];
  return entries
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ after, before, path }) => unifiedDiff(path, before, after))
    .join('');
}
