import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from '../tools';

/** What somebody else has of a repository. */
export interface Clone {
  /** What the repository asks npm for. */
  readonly spec: string;
  /** What `npm ci` installed, without what is bundled within. */
  readonly installed: readonly string[];
  /** Whatever in the lock file leads to a folder of one machine. */
  readonly outside: readonly string[];
  /** What `npx projen` and `npx ecs-pipeline check` say, and Git after both. */
  readonly said: string;
}

/** Clones a repository as another user elsewhere, whose npm has no cache, installs it, and generates it again. */
export async function cloneElsewhere(repository: string, given: NodeJS.ProcessEnv): Promise<Clone> {
  const home = temporaryFolder();
  const clone = join(home, 'shop');
  const env = { ...given, HOME: home, npm_config_cache: join(home, 'cache'), npm_config_update_notifier: 'false' };
  writeFileSync(join(home, '.gitconfig'), '[safe]\n  directory = *\n'); // the repository is somebody else's
  await run('git', ['clone', '--quiet', repository, clone], { env });
  const inClone = (command: string, ...args: string[]) => run(command, args, { cwd: clone, env });
  await inClone('npm', 'ci', '--no-audit', '--no-fund');
  const again = await inClone('npx', 'projen');
  const check = await inClone('npx', 'ecs-pipeline', 'check');
  const status = await inClone('git', 'status', '--porcelain');

  const read = (file: string) => JSON.parse(readFileSync(join(clone, file), 'utf8'));
  const { packages } = read('package-lock.json') as {
    packages: { [path: string]: { resolved?: string; link?: boolean; inBundle?: boolean } };
  };
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  return {
    spec: read('package.json').devDependencies['ecs-pipeline'],
    installed: locked.filter(([, { inBundle }]) => !inBundle).map(([path]) => path),
    outside: locked
      .filter(([path, { link, resolved = '' }]) => link || `${path} ${resolved}`.includes('..'))
      .map(([path]) => path),
    said: (again.stderr + check.stderr).replaceAll(/^(👾|npm ).*\n/gm, '') + status.stdout,
  };
}

/** A clone of a repository that brings the package along. */
export const COMPLETE_CLONE: Clone = {
  spec: 'file:vendor/ecs-pipeline-0.1.0.tgz',
  installed: ['node_modules/constructs', 'node_modules/ecs-pipeline', 'node_modules/projen'],
  outside: [],
  said: 'In sync: nothing to write.\nIn sync: the files match the config.\n',
};
