import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffOf } from '../../src/sync/diff';
import { temporaryFolder } from '../tools';

/** A file with one line for each number. */
const numbered = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `${line(index)}\n`).join('');

const COMMON = numbered(3000, (index) => `line ${index}`);

// With many changes, the diff shows the whole file and must also be valid.
test.each<[string, string, string]>([
  ['a few changed lines', COMMON, COMMON.replace('line 7\n', 'other\n')],
  [
    'more changed lines than are compared',
    COMMON,
    numbered(3000, (index) => `${index % 2 ? 'line' : 'other'} ${index}`),
  ],
  ['every line changed, and no newline at the end', COMMON, numbered(2000, (index) => `other ${index}`).trimEnd()],
  ['no newline at the end before the change', COMMON.trimEnd(), numbered(2000, (index) => `other ${index}  `)],
])('git applies a diff with %s', (_, before, after) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'main.tf'), before);

  const input = diffOf({ path: 'main.tf', change: 'change', before, after });
  execFileSync('git', ['apply', '--unsafe-paths', '-'], { cwd: folder, input });

  expect(readFileSync(join(folder, 'main.tf'), 'utf8')).toBe(after);
});
