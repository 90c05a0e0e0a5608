import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderLivePage } from '../../scripts/build-live-page';
import { ITEMS } from './items';

test('docs/live.md is up to date (to regenerate it: npx projen live-page)', () => {
  expect(renderLivePage()).toBe(readFileSync(join(__dirname, '../../docs/live.md'), 'utf8'));
});

test('every item has a unique ID', () => {
  const ids = ITEMS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
