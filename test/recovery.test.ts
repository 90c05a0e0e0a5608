import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importIds } from './tools/import-ids';

const ROOT = join(__dirname, '..');

/** Every type of resource in the modules and in the roots of the examples. */
function resourceTypes(): Set<string> {
  const files = ['templates/modules', 'examples'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tf'))
      .map((file) => join(ROOT, folder, file)),
  );
  return new Set(
    files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^resource "(\w+)"/gm)].map(([, type]) => type!)),
  );
}

test('docs/recovery.md has the import ID of every type of resource, and of no other', () => {
  expect([...importIds().keys()]).toEqual([...resourceTypes()].sort());
});
