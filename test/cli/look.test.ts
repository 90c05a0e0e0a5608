import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ecsPipeline, repository } from './cli';

/** Shows where it runs and what for, and ends like a run that only looks. */
const PRINT = 'console.log(process.cwd(), process.env.ECS_PIPELINE_RUN_MODE); process.exit(2);';

test.each(['diff', 'check'])('%s runs .projenrc.js with its mode, and ends as it does', async (kind) => {
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

test('from a folder within the repository, with paths as they are written there', async () => {
  const folder = repository(PRINT);
  mkdirSync(join(folder, 'environments/dev'), { recursive: true });

  const { stderr } = await ecsPipeline(join(folder, 'environments/dev'), ['discard', 'main.tf', '../../.gitignore']);

  expect(stderr).toBe(`${folder} {"kind":"discard","paths":["environments/dev/main.tf",".gitignore"]}\n`);
});

test('outside of a repository there is one line', async () => {
  const { exitCode, stderr } = await ecsPipeline('/', ['check']);

  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: 'No .projenrc.js here: change to the folder of a generated repository.\n',
  });
});
