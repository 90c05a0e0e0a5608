import { run } from '../../tools';

/** The Git repository that is on GitHub, worked on in its own folder. */
export class Origin {
  private constructor(readonly folder: string) {}

  /** Puts all that is in the folder on the branch main. */
  static async create(folder: string): Promise<Origin> {
    const origin = new Origin(folder);
    await origin.git('init', '--quiet', '--initial-branch=main');
    // GitHub gives out every commit.
    await origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    await origin.commit();
    return origin;
  }

  /** Everything that has changed. @returns the commit */
  async commit(): Promise<string> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  async branch(name: string): Promise<void> {
    await this.git('checkout', '--quiet', '-B', name, 'main');
  }

  /** What GitHub tests for a pull request: a merge with main that no branch has. */
  async testMerge(branch: string): Promise<string> {
    await this.git('checkout', '--quiet', '--detach', 'main');
    await this.merge(branch);
    const commit = await this.git('rev-parse', 'HEAD');
    await this.git('checkout', '--quiet', branch);
    return commit;
  }

  /** @returns the commit before, and the new one */
  async mergeIntoMain(branch: string): Promise<{ readonly before: string; readonly after: string }> {
    await this.git('checkout', '--quiet', 'main');
    const before = await this.git('rev-parse', 'HEAD');
    await this.merge(branch);
    return { before, after: await this.git('rev-parse', 'HEAD') };
  }

  head(branch: string): Promise<string> {
    return this.git('rev-parse', branch);
  }

  private merge(branch: string): Promise<string> {
    return this.git('merge', '--quiet', '--no-ff', '--message', 'merge', branch);
  }

  private async git(...args: string[]): Promise<string> {
    const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
    return (await run('git', [...identity, ...args], { cwd: this.folder })).stdout.trim();
  }
}
