import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** One bash that runs blocks of commands one after the other, as somebody who pastes them from a page. */
export class ShellSession {
  private readonly bash;
  /** What may change whether a block has ended. */
  private readonly events = new EventEmitter();
  private output = '';
  private blocks = 0;

  constructor(cwd: string, env: NodeJS.ProcessEnv) {
    this.bash = spawn('bash', ['-euo', 'pipefail'], { cwd, env });
    for (const stream of [this.bash.stdout, this.bash.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.output += text;
        this.events.emit('news');
      });
    }
    this.bash.on('exit', () => this.events.emit('news'));
    this.bash.stdin.on('error', () => undefined); // it has ended: `run` says so
  }

  /** Runs a block to its end. Returns what it printed. @throws where one of its commands fails, with all of that */
  async run(block: string): Promise<string> {
    this.output = '';
    this.blocks += 1;
    const end = `end of block ${this.blocks}\n`;
    // What is on its own standard input are the next blocks.
    this.bash.stdin.write(`{\n${block}\n} < /dev/null\nprintf '%s' '${end}'\n`);
    while (!this.output.endsWith(end)) {
      if (this.bash.exitCode !== null) throw new Error(`${block}\nexit code ${this.bash.exitCode}\n${this.output}`);
      await once(this.events, 'news');
    }
    return this.output.slice(0, -end.length);
  }

  async end(): Promise<void> {
    this.bash.stdin.end();
    if (this.bash.exitCode === null) await once(this.bash, 'exit');
  }
}
