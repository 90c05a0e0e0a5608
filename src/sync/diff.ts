import { createTwoFilesPatch } from '../vendor/diff';
import { withUnixLineEndings } from './checksum';
import { Conflict, SyncPlan } from './plan-sync';
import { RECORD } from './record';

/** A file that a run would write or remove, or refuses to write or remove. */
export interface Difference {
  readonly path: string;
  readonly change: 'create' | 'change' | 'remove' | 'conflict';
  /** Why a run refuses. */
  readonly kind?: Conflict['kind'];
  /** Absent if there is no content, or it is not a file. */
  readonly before?: string;
  readonly after?: string;
}

/** Everything that differs from the config, sorted by path. */
export function differences({ change, conflicts, create, record, remove }: SyncPlan): Difference[] {
  const all: Difference[] = [
    ...create.map(({ content, path }) => ({ path, change: 'create' as const, after: content })),
    ...change.map(({ content, current, path }) => ({
      path,
      change: 'change' as const,
      before: current,
      after: content,
    })),
    ...remove.map(({ current, path }) => ({ path, change: 'remove' as const, before: current })),
    ...conflicts.map(({ current, kind, path, wanted }) =>
      kind === 'not a file'
        ? { path, change: 'conflict' as const, kind }
        : { path, change: 'conflict' as const, kind, before: current, after: wanted },
    ),
  ];
  if (record) {
    const { content, current } = record;
    all.push({ path: RECORD, change: current === undefined ? 'create' : 'change', before: current, after: content });
  }
  return all.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A unified diff of one file, as `git diff` prints it; empty if it is not a file. */
export function diffOf({ after, before, path }: Difference): string {
  return before === undefined && after === undefined ? '' : unifiedDiff(path, before, after);
}

/**
 * The number of changed lines up to which a diff is computed, because the time grows with their square. Beyond that,
 * the diff shows the whole file before and after.
 */
const MOST_EDITS = 1000;

/** A unified diff with Git's names for both sides. An absent side is `/dev/null`. */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  const name = (side: string, text?: string) => (text === undefined ? '/dev/null' : `${side}/${path}`);
  const [old, wanted] = [before, after].map((content = '') => withUnixLineEndings(content)) as [string, string];
  const names = [name('a', before), name('b', after)] as const;
  const isOneSided = old === '' || wanted === '';
  const patch = createTwoFilesPatch(...names, old, wanted, undefined, undefined, {
    maxEditLength: isOneSided ? Number.POSITIVE_INFINITY : MOST_EDITS,
  });
  if (patch !== undefined) return patch.slice(patch.indexOf('--- '));
  return `--- ${names[0]}\n+++ ${names[1]}\n${replacement(old, wanted)}`;
}

/** One hunk that replaces everything. */
function replacement(before: string, after: string): string {
  const [removed, added] = [hunkLines(before, ''), hunkLines('', after)];
  const count = (lines: readonly string[]) => lines.filter((line) => /^[-+]/.test(line)).length;
  return [`@@ -1,${count(removed)} +1,${count(added)} @@`, ...removed, ...added, ''].join('\n');
}

function hunkLines(before: string, after: string): string[] {
  const patch = createTwoFilesPatch('', '', before, after);
  return patch.slice(patch.indexOf('\n@@')).replace(/\n$/, '').split('\n').slice(2);
}

/** The first lines of a diff, without its header, and the number of remaining lines. */
export function shortDiff(before: string, after: string | undefined, lines = 12): string {
  const all = unifiedDiff('', before, after).trimEnd().split('\n').slice(2);
  const more = all.length - lines;
  return [...all.slice(0, lines), ...(more > 0 ? [`… ${more} more lines`] : [])]
    .map((line) => `    ${line}`)
    .join('\n');
}
