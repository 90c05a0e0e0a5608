import { readFileSync } from 'node:fs';
import { EcsPipelineConfig } from '../config/config';
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

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new UserError(`${file}: cannot be read; ${REASONS[code] ?? code}`);
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'allow yourself to read it',
  EISDIR: 'it is a folder, name a file',
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
};
