import { Spinner, startSpinner } from '../spinner';

/** Progress in several roots: a line for everything that has finished and, on a terminal, what is still running. */
export class Progress {
  private readonly running = new Map<string, string>();
  private spinner: Promise<Spinner> | undefined;

  constructor(private readonly tell: (lines: readonly string[]) => void) {}

  /** Reports that something has started. */
  async begin(name: string, what: string): Promise<void> {
    this.running.set(name, what);
    await this.draw();
  }

  /** Reports the outcome. */
  async end(name: string, line: string): Promise<void> {
    this.running.delete(name);
    await this.say([line]);
  }

  /** Prints lines above the spinner. */
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
    // Ctrl-C must not end this process: it goes to Terraform, which must finish first.
    this.spinner ??= startSpinner(text, false);
    (await this.spinner).text = text;
  }
}
