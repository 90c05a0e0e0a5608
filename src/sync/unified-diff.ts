import { createTwoFilesPatch } from '../vendor/diff';
import { withUnixLineEndings } from './checksum';

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
