import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeWith, run, temporaryFolder, terraformEnvironment } from '../tools';
import { readInterface } from '../tools/terraform-interface';

const MODULES = join(__dirname, '../../templates/modules');
const NAMES = readdirSync(MODULES);

/** Enough for the module with the most runs on a busy machine. */
const TIMEOUT = 900_000;

const testFiles = (name: string) =>
  readdirSync(join(MODULES, name, 'tests')).filter((file) => file.endsWith('.tftest.hcl'));

const initialized = new Map<string, Promise<string>>();

/** An initialized copy of the module for all tests, because init writes into the folder of the module. */
function copyOf(name: string): Promise<string> {
  const init = async () => {
    const folder = temporaryFolder();
    cpSync(join(MODULES, name), folder, { recursive: true });
    await run('terraform', ['init', '-backend=false'], { cwd: folder, env: terraformEnvironment() });
    return folder;
  };
  if (!initialized.has(name)) initialized.set(name, init());
  return initialized.get(name)!;
}

/** The output of the module's own tests, or of one test file; empty if they pass. */
async function failuresOf(folder: string, file?: string): Promise<string> {
  const args = ['test', ...(file ? [`-filter=tests/${file}`] : [])];
  // Otherwise half of the time would be spent on garbage collection of the provider's schema.
  const options = { cwd: folder, env: terraformEnvironment(), mayFail: true, timeout: TIMEOUT };
  const { exitCode, stdout, stderr } = await run('terraform', args, options);
  return exitCode === 0 ? '' : `${stdout.replace(/^.*(pass|in progress|tearing down)\n/gm, '')}${stderr}`;
}

describeWith(['terraform'], 'the modules in templates/modules', () => {
  test('are formatted', async () => {
    const { stdout } = await run('terraform', ['fmt', '-check', '-recursive', '-diff', MODULES], { mayFail: true });

    expect(stdout).toBe('');
  });

  test.concurrent.each(NAMES)(
    '%s is valid, and passes its own tests',
    async (name) => {
      // GIVEN
      const folder = await copyOf(name);

      // WHEN
      const options = { cwd: folder, env: terraformEnvironment(), mayFail: true };
      const { stdout } = await run('terraform', ['validate', '-json'], options);

      // THEN
      expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], valid: true });
      expect(await failuresOf(folder)).toBe('');
    },
    TIMEOUT,
  );

  test(
    'a broken module fails with the name of the run that detects it',
    async () => {
      // GIVEN
      const folder = temporaryFolder();
      cpSync(await copyOf('ecr-source'), folder, { recursive: true });
      const main = readFileSync(join(folder, 'main.tf'), 'utf8');
      writeFileSync(join(folder, 'main.tf'), main.replace('scan_on_push = true', 'scan_on_push = false'));

      // WHEN
      const output = await failuresOf(folder, 'defaults.tftest.hcl');

      // THEN
      expect(output).toMatch(/run "repository"\.\.\. fail/);
      expect(output).toContain('Images must be encrypted and scanned.');
    },
    TIMEOUT,
  );

  test.each(NAMES)('each validation of %s has a run in which it fails', async (name) => {
    const sources = testFiles(name).map((file) => readFileSync(join(MODULES, name, 'tests', file), 'utf8'));
    const failed = [...sources.join('\n').matchAll(/expect_failures = \[var\.(\w+)\]/g)].map(([, input]) => input);
    const { inputs } = await readInterface(name);

    const missing = inputs.filter(
      (input) => failed.filter((failure) => failure === input.name).length < input.validations.length,
    );

    expect(missing.map((input) => input.name)).toEqual([]);
  });
});
