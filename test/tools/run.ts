import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** The whole environment, not additions to it. @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** The program's standard input. @default - closed */
  readonly input?: string;
  /** Resolve instead of throwing if the exit code is not 0. @default false */
  readonly mayFail?: boolean;
  /** Milliseconds after which the program is ended, which counts as a failure. @default 300000 */
  readonly timeout?: number;
}

export interface RunResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program until it exits. Throws with the command, its folder and all output if it fails. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { cwd = process.cwd(), env = process.env, input = '', mayFail = false, timeout = 300_000 } = options;
  const result = await new Promise<RunResult>((resolve, reject) => {
    const child = spawn(command, args, { cwd, env });
    const timer = setTimeout(() => child.kill(), timeout);
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text;
      });
    }
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new Error(`${command}: cannot be started in ${cwd}`, { cause }));
    });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, ...output });
    });
    child.stdin.on('error', () => undefined); // the program can exit without reading its input
    child.stdin.end(input);
  });
  if (result.exitCode !== 0 && !mayFail) {
    const { exitCode, stdout, stderr } = result;
    throw new Error(
      [`${command} ${args.join(' ')}`, `in ${cwd}: exit code ${exitCode}`, stdout.trim(), stderr.trim()]
        .filter((part) => part !== '')
        .join('\n'),
    );
  }
  return result;
}

/**
 * The environment of a user's shell, without the additions of `npm test` and projen's task runner, which would make npm
 * in another folder use this checkout.
 */
export function cleanEnvironment(additions: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(npm_|projen_|init_cwd$|node_env$|jest_)/i.test(name));
  return { ...Object.fromEntries(own), ...additions };
}
