import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { executedBlocks } from '../docs/executed-blocks';
import { ownFolder } from '../generators/yeoman-user';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { COMPLETE_CLONE, cloneElsewhere } from './clone';
import { ROOT } from './packed';

const EXAMPLE = join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml');

const page = executedBlocks('README.md', 'sh', __filename);
const build = page.get('npm ci && npm run build');
const projenNew = page.get('npx projen new --from "$clone"');
const yeoman = page.get('npm install --global yo "$clone/generators"');
const upgrade = page.get('cp "$clone"/dist/ecs-pipeline-0.1.0.tgz vendor/');

/** No registry of our own: everything that is not in this checkout comes from where anyone gets it. */
const env = cleanEnvironment({
  npm_config_yes: 'true',
  npm_config_update_notifier: 'false',
  GIT_AUTHOR_NAME: 'Someone',
  GIT_AUTHOR_EMAIL: 'someone@example.com',
  GIT_COMMITTER_NAME: 'Someone',
  GIT_COMMITTER_EMAIL: 'someone@example.com',
});

/** Runs a block of the page in a folder; what comes before it there has run in this checkout. */
const follow = (block: string, cwd: string, additions: NodeJS.ProcessEnv = {}) =>
  run('bash', ['-euc', block], { cwd, env: { ...env, clone: ROOT, ...additions } });

test('this checkout is built as the page says', () => {
  expect(build).toBe('npm ci && npm run build\nclone=$PWD\n');
});

test('projen new, from a clone: the repository installs elsewhere, and is upgraded', async () => {
  const folder = temporaryFolder();
  copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml')); // instead of answers
  await follow(projenNew, folder);

  expect(await cloneElsewhere(folder, env)).toEqual(COMPLETE_CLONE);

  // A newer build of the same version, which is all that there is until one is published.
  const clone = temporaryFolder();
  const inner = join(clone, 'package');
  await run('tar', ['-xzf', join(folder, 'vendor/ecs-pipeline-0.1.0.tgz'), '-C', clone]);
  mkdirSync(join(clone, 'dist'));
  await run('bash', ['-euc', 'echo "// newer" >> lib/index.js; npm pack --silent --pack-destination ../dist'], {
    cwd: inner,
    env,
  });
  const upgraded = await follow(upgrade, folder, { clone });
  expect(upgraded.stderr).toContain('In sync: nothing to write.');
  expect(readFileSync(join(folder, 'node_modules/ecs-pipeline/lib/index.js'), 'utf8')).toMatch(/\/\/ newer\n$/);
  const changed = await run('git', ['status', '--porcelain'], { cwd: folder, env });
  expect(changed.stdout).toBe(' M package-lock.json\n M vendor/ecs-pipeline-0.1.0.tgz\n');
}, 180_000);

test('yo, from a clone: the repository installs elsewhere', async () => {
  // GIVEN a folder of whom yo becomes, who must be able to read this checkout
  const base = temporaryFolder();
  await run('chmod', ['755', base]);
  const [home, folder, prefix] = ['home', 'shop', 'global'].map((name) => ownFolder(join(base, name)));
  copyFileSync(EXAMPLE, join(folder!, 'ecs-pipeline.yaml'));

  // WHEN
  const own = { HOME: home, npm_config_prefix: prefix, npm_config_cache: join(home!, 'cache') };
  const [install, ...rest] = yeoman.trimEnd().split('\n');
  await follow(install!, folder!, { npm_config_prefix: prefix, npm_config_ignore_scripts: 'true' });
  await follow(rest.join('\n'), folder!, { ...own, PATH: `${prefix}/bin:${process.env.PATH}` });

  // THEN
  expect(await cloneElsewhere(folder!, env)).toEqual(COMPLETE_CLONE);
}, 180_000);
