import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';

const MODULES = join(__dirname, '../../templates/modules');

describeWith(['terraform'], 'the modules as they stand in templates/modules', () => {
  test('are formatted', async () => {
    const { stdout } = await run('terraform', ['fmt', '-check', '-recursive', '-diff', MODULES], { mayFail: true });

    expect(stdout).toBe('');
  });

  test.each(readdirSync(MODULES))('%s is valid', async (name) => {
    // GIVEN
    const folder = temporaryFolder(); // init writes beside the module
    cpSync(join(MODULES, name), folder, { recursive: true });
    const options = { cwd: folder, env: terraformEnvironment() };
    await run('terraform', ['init', '-backend=false'], options);

    // WHEN
    const { stdout } = await run('terraform', ['validate', '-json'], { ...options, mayFail: true });

    // THEN
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], valid: true });
  });
});
