import { Spinner, startSpinner } from '../spinner';

/** What goes on in several roots: a line when something has ended, and on a terminal what still runs. */
export class Progress {
  private readonly running = new Map<string, string>();
  private spinner: Promise<Spinner> | undefined;

  constructor(private readonly tell: (lines: readonly string[]) => void) {}

  /** Says that something begins. */
  async begin(name: string, what: string): Promise<void> {
    this.running.set(name, what);
    await this.draw();
  }

  /** Says how it has ended. */
  async end(name: string, line: string): Promise<void> {
    this.running.delete(name);
    await this.say([line]);
  }

  /** Shows lines above what runs. */
  async say(lines: readonly string[]): Promise<void> {
    await this.clear();
    this.tell(lines);
    await this.draw();
  }

  async clear(): Promise<void> {
    (await this.spinner)?.stop();
    this.spinner = undefined;
  }

  private async draw(): Promise<void> {
    const text = [...this.running].map(([name, what]) => `${name}: ${what}`).join(', ');
    if (text === '') return this.clear();
    // Terraform gets Ctrl-C, and is waited for.
    this.spinner ??= startSpinner(text, false);
    (await this.spinner).text = text;
  }
}
