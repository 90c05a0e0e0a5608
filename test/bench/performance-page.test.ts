import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted } from '../../bench/figure';
import { type Machine, readResults } from '../../bench/results';
import { renderPerformancePage } from '../../scripts/build-performance-page';

const ROOT = join(__dirname, '../..');

test('docs/performance.md is up to date (to regenerate it: npx projen performance-page)', () => {
  const profile = readFileSync(join(ROOT, 'bench/profile.md'), 'utf8');

  expect(readFileSync(join(ROOT, 'docs/performance.md'), 'utf8')).toBe(renderPerformancePage(readResults(), profile));
});

test('a topic has a table without empty columns, the command, and the reasons for missed goals', () => {
  const machine: Machine = {
    cores: 2,
    memoryGb: 8,
    platform: 'linux x64',
    node: '20.19.0',
    npm: '10.8.2',
    projen: '0.103.25',
    load: 0.25,
  };
  const figures = [counted('package.files', 'files', 643), counted('package.beside', 'packages', 3)];
  const goals = [{ id: 'package.beside', most: 1, why: 'less to look at', known: 'two are for Windows' }];

  const page = renderPerformancePage({ package: { machine, figures } }, '## Profile\n', goals);

  expect(page).toContain(`
|  | median | goal |
| --- | --- | --- |
| files | 643 |  |
| packages | 3 | 1: missed (known) |

- 1: two are for Windows

\`npm run bench -- package\`, on linux x64 with 2 cores and 8 GB, Node.js 20.19.0, npm 10.8.2, projen 0.103.25; load 0.3 at the start.

## Profile
`);
  expect(page).not.toContain('## Generation');
});
