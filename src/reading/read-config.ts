import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { EcsPipelineConfig } from '../config/config';
import { escapeControls } from '../text/invisible';
import { UserError } from '../user-error';
import { parseConfig } from './parse-config';

/** A config and the text that it was parsed from. */
export interface ConfigText {
  readonly config: EcsPipelineConfig;
  readonly text: string;
}

/**
 * Reads the config from a YAML file. Nothing else in this folder reads files.
 *
 * @throws ConfigError - if the config has problems
 * @throws UserError - if the file cannot be read
 */
export function readConfig(file: string): ConfigText {
  const text = readText(file);
  return { config: parseConfig(text, file), text };
}

/**
 * Maximum size of a config file in bytes: twice what 300 services with all the settings of examples/everything need.
 * Parsing time and memory grow with the size: about a second and 200 MB at this limit.
 */
const MAX_BYTES = 2_000_000;

/** The paths that a shell uses for process substitution, such as `--config-file <(…)`. */
const PIPED = /^\/(dev|proc)\//;

function readText(file: string): string {
  const unreadable = (reason: string) => new UserError(`${escapeControls(file)}: cannot be read: ${reason}`);
  try {
    // Check before opening: a pipe would block until something writes to it, and a device might never end.
    const stats = statSync(file);
    if (stats.isDirectory()) throw unreadable('it is a folder; use a file');
    const isPiped = stats.isFIFO() && PIPED.test(file);
    if (!stats.isFile() && !isPiped) throw unreadable('it is a pipe, a socket or a device; use a file');
    const bytes = stats.size > MAX_BYTES ? undefined : readFileSync(file);
    const size = bytes?.length ?? stats.size;
    if (bytes === undefined || size > MAX_BYTES)
      throw unreadable(`it is too large, got ${megabytes(size)} MB; use at most ${megabytes(MAX_BYTES)} MB`);
    if (!isUtf8(bytes)) throw unreadable('it is not UTF-8 text; save it as UTF-8');
    if (bytes.includes(0))
      throw unreadable('it contains a NUL byte; remove it, or save the file as UTF-8 if it is UTF-16');
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
  EACCES: 'permission denied; grant yourself read permission',
  ELOOP: 'it is a symbolic link that points to itself; use a file',
  EMFILE: 'too many open files; close some programs and try again',
  ENAMETOOLONG: 'its name is too long for the file system',
  ENFILE: 'too many open files; close some programs and try again',
  ENOENT: 'file not found',
  ENOTDIR: 'file not found',
  ERR_INVALID_ARG_VALUE: 'file not found',
};
