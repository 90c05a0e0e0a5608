import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../tools';

export const ROOT = join(__dirname, '../..');

export const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** Paths of the files in a folder of this repository. */
export const filesIn = (folder: string): string[] => readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`);

/** Paths of all committed and new files that Git does not ignore. */
export async function repositoryFiles(): Promise<string[]> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return (await run('git', args, { cwd: ROOT })).stdout.split('\0').filter(Boolean);
}
