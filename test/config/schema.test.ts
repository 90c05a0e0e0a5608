import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateScript } from '../tools/terraform-interface';

const ROOT = join(__dirname, '../..');

describe('ecs-pipeline.schema.json', () => {
  const committed = readFileSync(join(ROOT, 'ecs-pipeline.schema.json'), 'utf8');

  test('is what the config interfaces say now (else: npm run schema)', async () => {
    expect(await evaluateScript('build-config-schema.mjs', 'renderConfigSchema()')).toBe(committed);
  });

  test('leads to src/config/defaults.generated.ts (else: npm run schema)', async () => {
    const defaults = readFileSync(join(ROOT, 'src/config/defaults.generated.ts'), 'utf8');

    expect(await evaluateScript('build-config-schema.mjs', 'renderDefaults(script.renderConfigSchema())')).toBe(
      defaults,
    );
  });

  test('has no prose as a default, which an editor would insert', () => {
    expect(committed).not.toMatch(/"default": "- /);
  });
});
