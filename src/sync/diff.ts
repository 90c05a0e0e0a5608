import { createTwoFilesPatch } from '../vendor/diff';
import { withUnixLineEndings } from './checksum';
import { SyncPlan } from './plan-sync';

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

/** A unified diff with Git's names of both sides. A side that is absent is `/dev/null`. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  const name = (side: string, text?: string) => (text === undefined ? '/dev/null' : `${side}/${path}`);
  const text = (content = '') => withUnixLineEndings(content);
  const patch = createTwoFilesPatch(name('a', before), name('b', after), text(before), text(after));
  return patch.slice(patch.indexOf('--- '));
}

/** The first lines of a diff, without its heading, and how many more there are. */
export function shortDiff(before: string, after: string | undefined, lines = 12): string {
  const all = unifiedDiff('', before, after).trimEnd().split('\n').slice(2);
  const more = all.length - lines;
  return [...all.slice(0, lines), ...(more > 0 ? [`… ${more} more lines`] : [])]
    .map((line) => `    ${line}`)
    .join('\n');
}
