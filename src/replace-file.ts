import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** How a file is replaced. */
export interface ReplaceOptions {
  /** Permission bits. Default: those of new files of this process. */
  readonly mode?: number;
  /** Where the new content is written first; must be on the same file system. Default: next to the file. */
  readonly unfinished?: string;
}

/** Writes a file atomically: a reader sees either the old or the new content. */
export function replaceFile(file: string, content: string, { mode, ...options }: ReplaceOptions = {}): void {
  const unfinished = options.unfinished ?? `${file}.${process.pid}.tmp`;
  rmSync(unfinished, { force: true });
  try {
    writeFileSync(unfinished, content, { flag: 'wx' });
    if (mode !== undefined) chmodSync(unfinished, mode);
    // Windows refuses to replace a read-only file.
    if (process.platform === 'win32') makeWritable(file);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function makeWritable(file: string): void {
  try {
    chmodSync(file, 0o666);
  } catch {
    // It does not exist yet.
  }
}
