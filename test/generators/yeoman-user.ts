import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packPackage } from '../package/packed';
import { type Registry, startRegistry } from '../package/registry';
import { cleanEnvironment, type RunResult, run, temporaryFolder } from '../tools';

/** The user that `yo` becomes when it is root: https://github.com/sindresorhus/default-uid */
const NOT_ROOT = 1000;

/** The environment of a new user: a name for commits, and a registry with our packages. */
export async function newcomer(): Promise<{ readonly registry: Registry; readonly env: NodeJS.ProcessEnv }> {
  const registry = await startRegistry([(await packPackage()).tarball, (await packPackage('generators')).tarball]);
  const env = cleanEnvironment({
    npm_config_registry: registry.url,
    npm_config_yes: 'true',
    npm_config_omit_lockfile_registry_resolved: 'true', // same lock file for root, whose settings yo does not read
    GIT_AUTHOR_NAME: 'Someone',
    GIT_AUTHOR_EMAIL: 'someone@example.com',
    GIT_COMMITTER_NAME: 'Someone',
    GIT_COMMITTER_EMAIL: 'someone@example.com',
    GIT_CONFIG_COUNT: '1', // yo drops root privileges, and git does not trust repositories of other users
    GIT_CONFIG_KEY_0: 'safe.directory',
    GIT_CONFIG_VALUE_0: '*',
  });
  return { registry, env };
}

/** A user who has installed yo and the generators. */
export class YeomanUser {
  /** @param env - environment of a new user */
  static async create(env: NodeJS.ProcessEnv): Promise<YeomanUser> {
    const base = temporaryFolder();
    // Readable for the user that yo switches to.
    chmodSync(base, 0o755);
    await run('npm', ['install', '--ignore-scripts', 'yo@7.0.1', 'generator-ecs-pipeline'], { cwd: base, env });
    const home = ownFolder(join(base, 'home'));
    return new YeomanUser(base, { ...env, HOME: home, npm_config_cache: join(home, 'cache') });
  }

  readonly yo: string;

  private constructor(
    private readonly base: string,
    readonly env: NodeJS.ProcessEnv,
  ) {
    this.yo = join(base, 'node_modules/.bin/yo');
  }

  /** A new folder that the user can write to. */
  folder(name: string): string {
    return ownFolder(join(this.base, name));
  }

  /** Runs yo without a terminal until it ends. */
  run(folder: string, ...args: string[]): Promise<RunResult> {
    return run(this.yo, args, { cwd: folder, env: this.env, mayFail: true });
  }
}

/** A new folder of the user that yo switches to. */
export function ownFolder(folder: string): string {
  mkdirSync(folder);
  if (process.getuid?.() === 0) chownSync(folder, NOT_ROOT, NOT_ROOT);
  return folder;
}
