import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, temporaryFolder } from '../tools';

interface Script {
  /** The file of the script. */
  readonly path: string;
  readonly script: string;
}

/** The faults that shellcheck finds in scripts, as `path: fault`. A single run, because shellcheck starts slowly. */
export async function scriptFaults(shell: 'bash' | 'sh', scripts: readonly Script[]): Promise<string[]> {
  const folder = temporaryFolder();
  if (scripts.length === 0) return [];
  const files = scripts.map(({ script }, index) => {
    const file = join(folder, `${index}.sh`);
    writeFileSync(file, `${script}\n`);
    return file;
  });
  const { stdout } = await run('shellcheck', ['--norc', '-s', shell, '-f', 'json', ...files], { mayFail: true });
  const found: { file: string; line: number; message: string; code: number }[] = JSON.parse(stdout);
  return found.map(({ code, file, line, message }) => {
    const { path, script } = scripts[files.indexOf(file)]!;
    return `${path}: SC${code}: ${message}: ${script.split('\n')[line - 1]}`;
  });
}
