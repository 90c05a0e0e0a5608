import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../tools';

const ROOT = join(__dirname, '../..');

describe('docs/config.md', () => {
  const committed = readFileSync(join(ROOT, 'docs/config.md'), 'utf8');

  test('is up to date with the schema (otherwise, run: npm run schema)', async () => {
    const script = `import { renderConfigDocs } from './scripts/build-config-docs.mjs';
      process.stdout.write(renderConfigDocs());`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: ROOT });

    expect(stdout).toBe(committed);
  });

  test('has a row for every key, and a default for each optional one', () => {
    const { definitions } = JSON.parse(readFileSync(join(ROOT, 'ecs-pipeline.schema.json'), 'utf8'));
    const keys = Object.values<{ properties?: object }>(definitions).flatMap(({ properties = {} }) =>
      Object.keys(properties),
    );

    for (const key of keys) expect(committed).toContain(`| \`${key}\` |`);
    expect(committed).not.toContain('undefined');
  });

  test('has no broken links', () => {
    const anchors = [...committed.matchAll(/^## (.*)$/gm)].map(([, heading]) =>
      heading!.toLowerCase().replace(/[^a-z]/g, ''),
    );
    const links = [...committed.matchAll(/\(#([^)]*)\)/g)].map(([, anchor]) => anchor);

    expect(anchors).toEqual(expect.arrayContaining(links));
  });
});
