import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { run, temporaryFolder } from '../tools';

/** Milliseconds to wait for a text to appear. */
const PATIENCE = 20_000;

/** Polling interval for the screen, in milliseconds. */
const GLANCE = 50;

export interface TerminalOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** A program in a real terminal (tmux), which shows what a user would see. */
export class Terminal {
  static async start(command: readonly string[], { cwd, env }: TerminalOptions): Promise<Terminal> {
    const folder = temporaryFolder();
    const settings = join(folder, 'tmux.conf');
    writeFileSync(settings, 'set -g history-limit 10000\n');
    // Like a user's terminal, independent of the terminal of the tests.
    const own = { ...env, LC_ALL: 'C.UTF-8', CI: undefined, FORCE_COLOR: undefined, NO_COLOR: undefined };
    const terminal = new Terminal(folder, own);
    const size = ['-x', '140', '-y', '50'];
    // Keeps the screen until the terminal is closed, and the exit code, which tmux sometimes loses.
    const shell = ['sh', '-c', 'trap : INT; "$@"; echo $? >"$0"; exec cat', terminal.exitFile, ...command];
    await terminal.tmux(['-f', settings, 'new-session', '-d', ...size, '-c', cwd, '--', ...shell]);
    return terminal;
  }

  private readonly exitFile: string;

  private constructor(
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    this.exitFile = join(folder, 'exit-code');
  }

  /** Everything that was shown, from the first line on. @param colours - whether to include escape sequences */
  async screen({ colours = false } = {}): Promise<string> {
    return (await this.tmux(['capture-pane', '-p', '-J', '-S', '-', ...(colours ? ['-e'] : [])])).trimEnd();
  }

  /** Waits for a question, and answers with keys: text, or the name of a key in angle brackets such as `<Down>`. */
  async answer(question: string, ...keys: string[]): Promise<void> {
    await this.waitFor(`? ${question}`);
    await this.press(...keys, '<Enter>');
    await this.waitFor(`✔ ${question}`);
  }

  /** Gives a wrong answer, and deletes it when the reason is shown. */
  async answerWrongly(question: string, text: string, reason: string): Promise<void> {
    await this.waitFor(`? ${question}`);
    await this.press(text, '<Enter>');
    await this.waitFor(reason);
    await this.press(...Array.from(text, () => '<BSpace>'));
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const [, name] = /^<(.+)>$/.exec(key) ?? [];
      await this.tmux(name ? ['send-keys', name] : ['send-keys', '-l', '--', key]);
    }
  }

  /** @param patience - milliseconds */
  async waitFor(text: string, patience = PATIENCE): Promise<void> {
    await this.until(async () => (await this.screen()).includes(text), `shows "${text}"`, patience);
  }

  /** Waits until the program ends. @param patience - milliseconds */
  async exitCode(patience = PATIENCE): Promise<number> {
    const written = () => (existsSync(this.exitFile) ? readFileSync(this.exitFile, 'utf8') : '');
    await this.until(() => written().endsWith('\n'), 'ends', patience);
    return Number(written());
  }

  /** Ends the program if it has not ended. */
  async close(): Promise<void> {
    await this.tmux(['kill-server']);
  }

  private async until(condition: () => boolean | Promise<boolean>, what: string, patience: number): Promise<void> {
    const deadline = performance.now() + patience;
    while (!(await condition())) {
      if (performance.now() > deadline) throw new Error(`not within ${patience} ms: ${what}\n${await this.screen()}`);
      await setTimeout(GLANCE);
    }
  }

  private async tmux(args: readonly string[]): Promise<string> {
    return (await run('tmux', ['-S', join(this.folder, 'socket'), ...args], { env: this.env })).stdout;
  }
}
