import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { UserError } from '../user-error';
import { Interrupts } from './interrupts';

/** How a run of Terraform ended. */
export interface TerraformResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output and standard error, interleaved. */
  readonly output: string;
}

export interface TerraformOptions {
  readonly folder: string;
  /** In addition to the caller's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Receives each line as it is printed. */
  readonly onLine?: (line: string) => void;
}

/** Terraform failed. The message is its output. */
export class TerraformError extends UserError {}

/** Runs Terraform without prompts, in one or several roots or modules at a time. */
export class Terraform {
  constructor(
    readonly interrupts: Interrupts,
    private readonly isColoured: boolean,
  ) {}

  /** @throws TerraformError - if the exit code is neither 0 nor an allowed one */
  async run(
    args: readonly string[],
    options: TerraformOptions,
    allowed: readonly number[] = [],
  ): Promise<TerraformResult> {
    const result = await this.start(args, options);
    if (result.exitCode === 0 || allowed.includes(result.exitCode)) return result;
    // An interrupted plan fails; report only the interruption.
    this.interrupts.check();
    const said = options.onLine ? result.stderr : result.output;
    throw new TerraformError(said.trim() || `terraform ${args[0]}: exit code ${result.exitCode}`);
  }

  private start(args: readonly string[], { env, folder, onLine }: TerraformOptions): Promise<TerraformResult> {
    this.interrupts.check();
    const child = spawn('terraform', this.isColoured ? args : withoutColours(args), {
      cwd: folder,
      env: { ...process.env, TF_IN_AUTOMATION: '1', TF_INPUT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.interrupts.follow(child);
    const said = { stdout: '', stderr: '', output: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text;
        said.output += text;
      });
    }
    if (onLine) for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', onLine);
    return new Promise((resolve, reject) => {
      child.once('error', (error) => reject(startError(error)));
      child.once('close', (exitCode) => resolve({ exitCode: exitCode ?? 1, ...said }));
    });
  }
}

function withoutColours([command = '', ...args]: readonly string[]): string[] {
  return command === 'version' ? [command, ...args] : [command, '-no-color', ...args];
}

const GET_TERRAFORM = 'see https://developer.hashicorp.com/terraform/install';

function startError(error: NodeJS.ErrnoException): Error {
  if (error.code !== 'ENOENT') return error;
  return new UserError(`terraform: not found on the PATH; ${GET_TERRAFORM}`);
}

/** The same minimum version as in terraform.tf of each root. */
const LEAST = { major: 1, minor: 10 };

/** @throws UserError - if Terraform is missing or too old */
export async function requireTerraform(terraform: Terraform): Promise<void> {
  const { stdout } = await terraform.run(['version', '-json'], { folder: '.' });
  const { terraform_version: version } = JSON.parse(stdout) as { terraform_version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST.major || (major === LEAST.major && minor >= LEAST.minor)) return;
  throw new UserError(
    `terraform: version too old, got ${version}; use ${LEAST.major}.${LEAST.minor} or newer, ${GET_TERRAFORM}`,
  );
}
