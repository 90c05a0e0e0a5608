import { chmodSync, existsSync, realpathSync, statSync } from 'node:fs';
import { ConfigText, readConfig } from '../config';
import { CONFIG_FILE } from '../load-config';
import { UserError } from '../user-error';
import { writeWhole } from '../wizard/write-whole';

/**
 * The config file of this folder.
 *
 * @throws UserError - where there is none, or it has problems
 */
export function readConfigFile(): ConfigText {
  if (!existsSync(CONFIG_FILE)) {
    throw new UserError(`No ${CONFIG_FILE} here: go to the folder that has it, or create one with npx projen new.`);
  }
  return readConfig(CONFIG_FILE);
}

/** Replaces the config file of this folder as a whole or not at all; a link to it stays one. */
export function replaceConfigFile(text: string): void {
  const file = realpathSync(CONFIG_FILE);
  const { mode } = statSync(file);
  writeWhole(file, text);
  chmodSync(file, mode);
}
