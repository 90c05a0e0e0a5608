import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { readConfig } from '../reading/read-config';
import { UserError } from '../user-error';
import { NewRepositoryOptions, newRepository } from './new-repository';

/** Where a config is written. */
export interface ConfigTextOptions extends NewRepositoryOptions {
  readonly file: string;
  /** Whether the file may be replaced. */
  readonly mayExist: boolean;
}

/** Flags that are not answers. */
const OTHER_FLAGS = ['ask', 'aws', 'yes'];

/**
 * The text of a new config file: copied from the file that a flag names, or built from flags and answers.
 *
 * @returns undefined if the file already exists and there is nothing to replace it with
 * @throws UserError - if the file already exists and must not be replaced, or the new config has problems
 */
export async function configText({ file, mayExist, ...options }: ConfigTextOptions): Promise<string | undefined> {
  const { 'config-file': source, ...answers } = options.flags;
  const answer = Object.keys(answers).find((name) => answers[name] !== undefined && !OTHER_FLAGS.includes(name));
  if (source !== undefined && answer !== undefined) {
    throw new UserError(`--${answer}: cannot be combined with --config-file; remove one of them`);
  }
  const exists = existsSync(file);
  if (source === undefined && answer === undefined && exists) return undefined;
  const text = typeof source === 'string' ? readConfig(source).text : await newRepository(options);
  if (exists && !mayExist) {
    throw new UserError(`${basename(file)} already exists: remove it, or replace it with --force.`);
  }
  return text;
}
