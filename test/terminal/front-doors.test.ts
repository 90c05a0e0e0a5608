import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { newcomer, YeomanUser } from '../generators/yeoman-user';
import type { Registry } from '../package/registry';
import { describeWith, run, temporaryFolder } from '../tools';
import { holdInterview } from './conversation';
import { Terminal } from './terminal';

/** Milliseconds to wait for an installation and a commit. */
const PATIENCE = 120_000;

let registry: Registry;
let env: NodeJS.ProcessEnv;
let terminal: Terminal | undefined;

beforeAll(async () => {
  ({ registry, env } = await newcomer());
}, PATIENCE);

afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
});

afterAll(() => registry.close());

/** All files of a repository with their permissions, by path. */
function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/^(\.git|node_modules)\//.test(relative(folder, file)));
  return Object.fromEntries(
    files.map((file) => {
      const mode = (lstatSync(file).mode & 0o777).toString(8);
      return [relative(folder, file), `${mode}\n${readFileSync(file, 'utf8')}`];
    }),
  );
}

describeWith(['tmux', 'git'], 'npx projen new and yo', () => {
  test('create the same repository, committed', async () => {
    // WHEN
    const byProjen = temporaryFolder();
    const command = ['npx', 'projen', 'new', '--from', 'ecs-pipeline', '--no-aws'];
    terminal = await Terminal.start(command, { cwd: byProjen, env });
    await holdInterview(terminal);
    await terminal.answer('Is this correct?');
    expect(await terminal.exitCode(PATIENCE)).toBe(0);
    await terminal.close();

    const user = await YeomanUser.create(env);
    const byYeoman = user.folder('shop');
    terminal = await Terminal.start([user.yo, 'ecs-pipeline', '--no-aws'], { cwd: byYeoman, env: user.env });
    await holdInterview(terminal);
    await terminal.answer('Is this correct?');
    expect(await terminal.exitCode(PATIENCE)).toBe(0);

    // THEN
    const tree = treeOf(byProjen);
    expect(Object.keys(tree)).toEqual(expect.arrayContaining(['ecs-pipeline.yaml', 'environments/dev/main.tf']));
    expect(treeOf(byYeoman)).toEqual(tree);
    for (const folder of [byProjen, byYeoman]) {
      const { stdout } = await run('git', ['log', '--format=%s%d'], { cwd: folder, env });
      expect(stdout).toMatch(/^chore: project created with (projen|yo ecs-pipeline) \(HEAD -> main\)\n$/);
      expect((await run('git', ['status', '--porcelain'], { cwd: folder, env })).stdout).toBe('');
    }
  }, 420_000);

  test('Ctrl-C at a question leaves no config, and the same command starts again', async () => {
    const folder = temporaryFolder();
    const command = ['npx', 'projen', 'new', '--from', 'ecs-pipeline', '--no-aws'];
    terminal = await Terminal.start(command, { cwd: folder, env });
    await terminal.waitFor('? Product name', PATIENCE);
    await terminal.answer('Product name', 'shop');
    await terminal.waitFor('? AWS account for the registry');

    await terminal.press('<C-c>');

    expect(await terminal.exitCode(PATIENCE)).toBe(130);
    await terminal.waitFor('\n    --no-aws \\\n    --name shop');
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'package.json']);
    await terminal.close();

    terminal = await Terminal.start(command, { cwd: folder, env });
    await terminal.waitFor('? Product name', PATIENCE);
    await terminal.press('<C-c>');
    expect(await terminal.exitCode(PATIENCE)).not.toBe(0);
  }, 240_000);
});
