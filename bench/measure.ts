import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment } from '../test/tools';
import { endGroup, whileRunning } from './interrupt';
import { workFolder } from './work-folder';

/** The measurements of one run. */
export interface Sample {
  /** Milliseconds from its start to its end. */
  readonly wallMs: number;
  /** Milliseconds of CPU time, for all its Node.js processes. */
  readonly cpuMs: number;
  /** Peak memory of its largest Node.js process, in megabytes. */
  readonly memoryMb: number;
}

/** A program to run. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Additions to the environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Exit codes that are not a failure. @default [0] */
  readonly exitCodes?: readonly number[];
  /** Ends the run as soon as its output matches. @default - the program runs to its end */
  readonly until?: RegExp;
}

export const node = (cwd: string, args: readonly string[], env?: NodeJS.ProcessEnv): Command => ({
  program: process.execPath,
  args,
  cwd,
  env,
});

/** Runs a program once. Throws with its output if it fails. */
export async function measure(command: Command): Promise<Sample> {
  const usage = join(workFolder(), 'usage');
  rmSync(usage, { force: true });
  const wallMs = await ended(command, usage);
  return { wallMs, ...used(usage) };
}

/** Milliseconds until the program ends or its output matches `until`. All its processes have then ended. */
function ended({ args, cwd, env, exitCodes = [0], program, until }: Command, usage: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const elapsed = () => Number(process.hrtime.bigint() - start) / 1e6;
    const child = spawn(program, args, {
      cwd,
      detached: true, // its own process group, to be ended as a whole
      env: cleanEnvironment({
        NODE_OPTIONS: `--require ${JSON.stringify(join(__dirname, 'usage.cjs'))}`,
        BENCH_USAGE: usage,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...env,
      }),
      stdio: [until ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    whileRunning(child);
    let output = '';
    let seenAfter: number | undefined;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (seenAfter !== undefined || !until?.test(output)) return;
        seenAfter = elapsed();
        endGroup(child);
      });
    }
    child.on('error', reject);
    child.on('close', (exitCode) => {
      if (seenAfter !== undefined) resolve(seenAfter);
      else if (!until && exitCode !== null && exitCodes.includes(exitCode)) resolve(elapsed());
      else reject(new Error(`${program} ${args.join(' ')}\nin ${cwd}: exit code ${exitCode}\n${output.trim()}`));
    });
  });
}

function used(file: string): Pick<Sample, 'cpuMs' | 'memoryMb'> {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const processes = lines.map((line) => JSON.parse(line) as { readonly cpuMs: number; readonly memoryKb: number });
  return {
    cpuMs: processes.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    memoryMb: Math.max(0, ...processes.map(({ memoryKb }) => memoryKb)) / 1024,
  };
}
