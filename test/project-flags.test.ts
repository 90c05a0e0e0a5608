import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFlags } from '../scripts/project-flags';

test('src/project-flags.ts is what the table of questions says (npx projen project-flags writes it)', () => {
  expect(readFileSync(join(__dirname, '../src/project-flags.ts'), 'utf8')).toBe(projectFlags());
});
