import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ecsPipeline, repository } from './cli';

/** Prints where it runs and in which mode, and exits like a read-only run. */
const PRINT = 'console.log(process.cwd(), process.env.ECS_PIPELINE_RUN_MODE); process.exit(2);';

test.each(['diff', 'check'])('%s runs .projenrc.js in its mode, and returns its exit code', async (kind) => {
  const folder = repository(PRINT);

  expect(await ecsPipeline(folder, [kind])).toEqual({
    exitCode: 2,
    stdout: `${folder} {"kind":"${kind}"}\n`,
    stderr: '',
  });
});

test.each(['diff', 'check'])('%s --json asks for JSON', async (kind) => {
  const { stdout } = await ecsPipeline(repository(PRINT), [kind, '--json']);

  expect(stdout).toContain(`{"kind":"${kind}","json":true}`);
});

test('from a subfolder of the repository, with paths relative to that folder', async () => {
  const folder = repository(PRINT);
  mkdirSync(join(folder, 'environments/dev'), { recursive: true });

  const { stderr } = await ecsPipeline(join(folder, 'environments/dev'), ['discard', 'main.tf', '../../.gitignore']);

  expect(stderr).toBe(`${folder} {"kind":"discard","paths":["environments/dev/main.tf",".gitignore"]}\n`);
});

test('outside a repository, it prints one line', async () => {
  const { exitCode, stderr } = await ecsPipeline('/', ['check']);

  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: 'No .projenrc.js here: change to the folder of a generated repository.\n',
  });
});
