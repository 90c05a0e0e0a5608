import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { packPackage } from '../package/packed';
import { type Registry, startRegistry } from '../package/registry';
import { cleanEnvironment, describeWith, run, temporaryFolder } from '../tools';
import { holdInterview } from './conversation';
import { Terminal } from './terminal';

const GIT_IDENTITY = {
  GIT_AUTHOR_NAME: 'Somebody',
  GIT_AUTHOR_EMAIL: 'somebody@example.com',
  GIT_COMMITTER_NAME: 'Somebody',
  GIT_COMMITTER_EMAIL: 'somebody@example.com',
  GIT_CONFIG_COUNT: '1', // yo gives root's rights away, and git trusts no repository of somebody else
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};

/** The user that `yo` becomes when it is root: https://github.com/sindresorhus/default-uid */
const NOT_ROOT = 1000;

/** Milliseconds that an installation and a commit may take. */
const PATIENCE = 120_000;

let registry: Registry;
let env: NodeJS.ProcessEnv;
let terminal: Terminal | undefined;

beforeAll(async () => {
  registry = await startRegistry([(await packPackage()).tarball, (await packPackage('generators')).tarball]);
  env = cleanEnvironment({
    npm_config_registry: registry.url,
    npm_config_yes: 'true',
    npm_config_omit_lockfile_registry_resolved: 'true', // the same for root, whose own settings yo does not read
    ...GIT_IDENTITY,
  });
}, PATIENCE);

afterEach(async () => {
  await terminal?.close();
  terminal = undefined;
});

afterAll(() => registry.close());

/** Where somebody works who has installed the generator. */
interface YeomanUser {
  readonly folder: string;
  readonly yo: string;
  readonly env: NodeJS.ProcessEnv;
}

async function yeomanUser(): Promise<YeomanUser> {
  const base = temporaryFolder();
  const [folder, home] = [join(base, 'shop'), join(base, 'home')];
  await run('npm', ['install', '--ignore-scripts', 'yo@7.0.1', 'generator-ecs-pipeline'], { cwd: base, env });
  chmodSync(base, 0o755);
  for (const own of [folder, home]) {
    mkdirSync(own);
    if (process.getuid?.() === 0) chownSync(own, NOT_ROOT, NOT_ROOT);
  }
  return {
    folder,
    yo: join(base, 'node_modules/.bin/yo'),
    env: { ...env, HOME: home, npm_config_cache: join(home, 'cache') },
  };
}

/** Every file of a repository with its permissions, by its path. */
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

describeWith(['tmux', 'git'], 'the two front doors', () => {
  test('lead to the same repository, committed', async () => {
    // WHEN
    const byProjen = temporaryFolder();
    const command = ['npx', 'projen', 'new', '--from', 'ecs-pipeline', '--no-aws'];
    terminal = await Terminal.start(command, { cwd: byProjen, env });
    await holdInterview(terminal);
    await terminal.answer('Is this right?');
    expect(await terminal.exitCode(PATIENCE)).toBe(0);
    await terminal.close();

    const { folder: byYeoman, yo, env: yeomanEnv } = await yeomanUser();
    terminal = await Terminal.start([yo, 'ecs-pipeline', '--no-aws'], { cwd: byYeoman, env: yeomanEnv });
    await holdInterview(terminal);
    await terminal.answer('Is this right?');
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
    await terminal.waitFor('? Name, the prefix', PATIENCE);
    await terminal.answer('Name, the prefix', 'shop');
    await terminal.waitFor('? AWS account of the registry');

    await terminal.press('<C-c>');

    expect(await terminal.exitCode(PATIENCE)).not.toBe(0);
    await terminal.waitFor('The interview was ended: nothing was written.');
    expect(readdirSync(folder).sort()).toEqual(['node_modules', 'package.json']);
    await terminal.close();

    terminal = await Terminal.start(command, { cwd: folder, env });
    await terminal.waitFor('? Name, the prefix', PATIENCE);
    await terminal.press('<C-c>');
    expect(await terminal.exitCode(PATIENCE)).not.toBe(0);
  }, 240_000);
});
