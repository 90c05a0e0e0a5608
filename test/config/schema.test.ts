import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateScript } from '../tools/terraform-interface';

const ROOT = join(__dirname, '../..');

describe('ecs-pipeline.schema.json', () => {
  const committed = readFileSync(join(ROOT, 'ecs-pipeline.schema.json'), 'utf8');

  test('is up to date with the config interfaces (otherwise, run: npm run schema)', async () => {
    expect(await evaluateScript('build-config-schema.mjs', 'renderConfigSchema()')).toBe(committed);
  });

  test('src/config/defaults.generated.ts is up to date (otherwise, run: npm run schema)', async () => {
    const defaults = readFileSync(join(ROOT, 'src/config/defaults.generated.ts'), 'utf8');

    expect(await evaluateScript('build-config-schema.mjs', 'renderDefaults(script.renderConfigSchema())')).toBe(
      defaults,
    );
  });

  test('has no defaults in prose, which an editor would insert', () => {
    expect(committed).not.toMatch(/"default": "- /);
  });
});
