import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readConfig } from '../reading/read-config';
import { UserError } from '../user-error';
import { NewRepositoryOptions, newRepository } from './new-repository';

/** Where a config is to be written. */
export interface ConfigTextOptions extends NewRepositoryOptions {
  readonly file: string;
  /** Whether the file may be replaced. */
  readonly mayExist: boolean;
}

/** Flags that are no answers. */
const OTHER_FLAGS = ['ask', 'aws', 'yes'];

/**
 * The text of a new config file: of the file that a flag names, or of what flags and somebody answer.
 *
 * @returns nothing where the file exists already, and is what nobody wants to replace
 * @throws UserError - where the file exists already, and would be replaced unasked; and where something is wrong with it
 */
export async function configText({ file, mayExist, ...options }: ConfigTextOptions): Promise<string | undefined> {
  const { 'config-file': source, ...answers } = options.flags;
  const answer = Object.keys(answers).find((name) => answers[name] !== undefined && !OTHER_FLAGS.includes(name));
  if (source !== undefined && answer !== undefined) {
    throw new UserError(`--${answer}: does not go with --config-file; remove one of them`);
  }
  const exists = existsSync(file);
  if (source === undefined && answer === undefined && exists) return undefined;
  const text = typeof source === 'string' ? readConfig(source).text : await newRepository(options);
  if (exists && !mayExist) {
    throw new UserError(`${basename(file)} exists already: remove it, or replace it with --force.`);
  }
  return text;
}
