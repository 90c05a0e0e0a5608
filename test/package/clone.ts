import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from '../tools';

/** A clone of a repository by another user. */
export interface Clone {
  /** The dependencies that the repository requests from npm. */
  readonly spec: string;
  /** What `npm ci` installed, without bundled packages. */
  readonly installed: readonly string[];
  /** References in the lock file to folders of one machine. */
  readonly outside: readonly string[];
  /** The output of `npx projen`, `npx ecs-pipeline check`, and Git after both. */
  readonly said: string;
}

/** Clones a repository as another user in another place with an empty npm cache, installs it, and regenerates it. */
export async function cloneElsewhere(repository: string, given: NodeJS.ProcessEnv): Promise<Clone> {
  const home = temporaryFolder();
  const clone = join(home, 'shop');
  const env = { ...given, HOME: home, npm_config_cache: join(home, 'cache'), npm_config_update_notifier: 'false' };
  writeFileSync(join(home, '.gitconfig'), '[safe]\n  directory = *\n'); // the repository belongs to another user
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

/** The expected clone of a repository that contains the package. */
export const COMPLETE_CLONE: Clone = {
  spec: 'file:vendor/ecs-pipeline-0.1.0.tgz',
  installed: ['node_modules/constructs', 'node_modules/ecs-pipeline', 'node_modules/projen'],
  outside: [],
  said: 'In sync: nothing to write.\nIn sync: the files match the config.\n',
};
