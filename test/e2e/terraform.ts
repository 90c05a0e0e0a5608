import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../tools';

/** A planned change of a resource. https://developer.hashicorp.com/terraform/internals/json-format */
export interface ResourceChange {
  readonly address: string;
  /** The previous address, if the resource moves. */
  readonly previous_address?: string;
  readonly change: { readonly actions: readonly string[] };
}

/** A Terraform root of a generated repository. Every method throws with Terraform's own output if it fails. */
export class Root {
  constructor(
    readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
    /** Timeout of one command in milliseconds. @default - the timeout of `run` */
    private readonly timeout?: number,
  ) {}

  /** Initializes the root if necessary, and applies it with the arguments, which can be a saved plan. */
  async apply(...args: string[]): Promise<void> {
    await this.applied(...args);
  }

  /** Applies the root like `apply`, and returns what Terraform prints. */
  async applied(...args: string[]): Promise<string> {
    await this.init();
    const { stdout } = await this.terraform('apply', '-auto-approve', ...args);
    return stdout;
  }

  async plan(...args: string[]): Promise<void> {
    await this.init();
    await this.terraform('plan', ...args);
  }

  /** Saves a plan, and returns its change of every resource. */
  async planned(file: string): Promise<readonly ResourceChange[]> {
    await this.plan(`-out=${file}`, '-lock=false');
    return JSON.parse((await this.terraform('show', '-json', file)).stdout).resource_changes;
  }

  async destroy(): Promise<void> {
    await this.init();
    await this.terraform('destroy', '-auto-approve');
  }

  /** The text of a plan with changes. Undefined if there are no changes. */
  async changes(): Promise<string | undefined> {
    await this.init();
    const args = ['plan', '-detailed-exitcode', '-lock=false'];
    const { exitCode, stdout, stderr } = await run('terraform', args, { ...this.options, mayFail: true });
    return exitCode === 0 ? undefined : `${this.folder}: ${stdout}${stderr}`;
  }

  /** Maps output names to values. */
  async outputs(): Promise<Readonly<Record<string, unknown>>> {
    const { stdout } = await this.terraform('output', '-json');
    const outputs = Object.entries<{ value: unknown }>(JSON.parse(stdout));
    return Object.fromEntries(outputs.map(([name, { value }]) => [name, value]));
  }

  /** Evaluates an expression in this root. */
  async value(expression: string): Promise<unknown> {
    const input = `jsonencode(${expression})\n`;
    const { stdout } = await run('terraform', ['console'], { ...this.options, input });
    return JSON.parse(JSON.parse(stdout));
  }

  /** Initializes the root if necessary. */
  async init(): Promise<void> {
    if (!existsSync(join(this.folder, '.terraform'))) await this.terraform('init');
  }

  private terraform(...args: string[]) {
    return run('terraform', args, this.options);
  }

  private get options() {
    return { cwd: this.folder, env: this.env, timeout: this.timeout };
  }
}
