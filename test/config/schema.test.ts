import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../tools';

const ROOT = join(__dirname, '../..');

describe('ecs-pipeline.schema.json', () => {
  const committed = readFileSync(join(ROOT, 'ecs-pipeline.schema.json'), 'utf8');

  test('is what the config interfaces say now (else: npm run schema)', async () => {
    // The generator is an ES module, which jest cannot load beside CommonJS.
    const script = `import { renderConfigSchema } from './scripts/build-config-schema.mjs';
      process.stdout.write(renderConfigSchema());`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: ROOT });

    expect(stdout).toBe(committed);
  });

  test('has no prose as a default, which an editor would insert', () => {
    expect(committed).not.toMatch(/"default": "- /);
  });
});
