import { run } from '../../tools';

/** The Git repository on GitHub, edited in its own folder. */
export class Origin {
  private constructor(readonly folder: string) {}

  /** Commits everything in the folder to the branch main. */
  static async create(folder: string): Promise<Origin> {
    const origin = new Origin(folder);
    await origin.git('init', '--quiet', '--initial-branch=main');
    // On GitHub, any commit can be fetched.
    await origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    await origin.commit();
    return origin;
  }

  /** Commits all changes. @returns the commit */
  async commit(): Promise<string> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  async branch(name: string): Promise<void> {
    await this.git('checkout', '--quiet', '-B', name, 'main');
  }

  /** The commit that GitHub tests for a pull request: a merge with main that is on no branch. */
  async testMerge(branch: string): Promise<string> {
    await this.git('checkout', '--quiet', '--detach', 'main');
    await this.merge(branch);
    const commit = await this.git('rev-parse', 'HEAD');
    await this.git('checkout', '--quiet', branch);
    return commit;
  }

  /** @returns the previous and the new commit */
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
    const identity = ['-c', 'user.name=Someone', '-c', 'user.email=someone@example.com'];
    return (await run('git', [...identity, ...args], { cwd: this.folder })).stdout.trim();
  }
}
