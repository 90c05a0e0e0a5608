import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';

/** A bash process that runs blocks of commands one after another, as if pasted from a page. */
export class ShellSession {
  private readonly bash;
  /** Emits the events that can end a block. */
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
    this.bash.stdin.on('error', () => undefined); // bash has exited, which `run` reports
  }

  /** Runs a block until it ends. Returns its output. @throws with the output if one of its commands fails */
  async run(block: string): Promise<string> {
    this.output = '';
    this.blocks += 1;
    const end = `end of block ${this.blocks}\n`;
    // The block must not read the next blocks from standard input.
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
