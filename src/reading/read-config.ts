import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { EcsPipelineConfig } from '../config/config';
import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { parseConfig } from './parse-config';

/** A config and the text that it was written as. */
export interface ConfigText {
  readonly config: EcsPipelineConfig;
  readonly text: string;
}

/**
 * The config in a YAML file. Nothing else in this folder touches the file system.
 *
 * @throws ConfigError - for what is wrong in the file
 * @throws UserError - where the file cannot be read
 */
export function readConfig(file: string): ConfigText {
  const text = readText(file);
  return { config: parseConfig(text, file), text };
}

/**
 * Bytes of a config file: twice what 300 services with all the settings of examples/everything take. The time and the
 * memory that YAML takes grow with its size: about a second and 200 MB at this limit.
 */
const MAX_BYTES = 2_000_000;

/** Where a shell puts what it pipes, as of `--config-file <(…)`. */
const PIPED = /^\/(dev|proc)\//;

function readText(file: string): string {
  const unreadable = (reason: string) => new UserError(`${escapeControls(file)}: cannot be read; ${reason}`);
  try {
    // A look before it is opened: a pipe would wait for somebody to write, and a device may never end.
    const stats = statSync(file);
    if (stats.isDirectory()) throw unreadable('it is a folder, name a file');
    const isPiped = stats.isFIFO() && PIPED.test(file);
    if (!stats.isFile() && !isPiped) throw unreadable('it is a pipe, a socket or a device, name a file');
    const bytes = stats.size > MAX_BYTES ? undefined : readFileSync(file);
    const size = bytes?.length ?? stats.size;
    if (bytes === undefined || size > MAX_BYTES)
      throw unreadable(`too large, got ${megabytes(size)} MB; use at most ${megabytes(MAX_BYTES)} MB`);
    if (!isUtf8(bytes)) throw unreadable('it is not UTF-8 text; save it with that encoding');
    if (bytes.includes(0)) throw unreadable('it has a NUL byte; remove it, or save the file as UTF-8 if it is UTF-16');
    return bytes.toString('utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw unreadable(REASONS[code] ?? code);
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 100_000) / 10;
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'allow yourself to read it',
  ELOOP: 'it is a link that leads to itself, name a file',
  EMFILE: 'too many files are open, close some programs and try again',
  ENAMETOOLONG: 'its name is too long for the file system',
  ENFILE: 'too many files are open, close some programs and try again',
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  ERR_INVALID_ARG_VALUE: 'there is no such file',
};
