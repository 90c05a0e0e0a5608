import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffOf } from '../../src/sync/diff';
import { temporaryFolder } from '../tools';

/** A file of a line for each number. */
const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const COMMON = numbered(3000, (index) => `line ${index}`);

// With many changes the diff is that of the whole file, which must be one, too.
test.each<[string, string, string]>([
  ['a few changed lines', COMMON, COMMON.replace('line 7\n', 'other\n')],
  [
    'more changed lines than are looked for',
    COMMON,
    numbered(3000, (index) => `${index % 2 ? 'line' : 'other'} ${index}`),
  ],
  ['every line changed, and no new line in the end', COMMON, numbered(2000, (index) => `other ${index}`).trimEnd()],
  ['no new line in the end before', COMMON.trimEnd(), numbered(2000, (index) => `other ${index}  `)],
])('git applies a diff with %s', (_, before, after) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'main.tf'), before);

  const input = diffOf({ path: 'main.tf', change: 'change', before, after });
  execFileSync('git', ['apply', '--unsafe-paths', '-'], { cwd: folder, input });

  expect(readFileSync(join(folder, 'main.tf'), 'utf8')).toBe(after);
});
