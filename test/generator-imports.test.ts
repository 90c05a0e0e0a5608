import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../generators');

test('the generators import nothing of ecs-pipeline but its public entry', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.js') && !file.includes('node_modules'),
  );
  const imported = files.flatMap((file) =>
    [...readFileSync(join(FOLDER, file), 'utf8').matchAll(/(?:from|import|require|resolve)\b\s*\(?\s*'([^']+)'/g)].map(
      ([, name]) => name,
    ),
  );

  expect(new Set(imported.filter((name) => name?.includes('ecs-pipeline')))).toEqual(
    new Set(['ecs-pipeline/generator']),
  );
  expect(imported.filter((name) => name?.startsWith('../../..'))).toEqual([]);
});
