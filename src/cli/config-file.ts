import { existsSync, realpathSync, statSync } from 'node:fs';
import { CONFIG_FILE } from '../file-names';
import { ConfigText, readConfig } from '../reading/read-config';
import { replaceFile } from '../replace-file';
import { explained } from '../sync/disk-failure';
import { UserError } from '../user-error';

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
  const write = () => {
    const file = realpathSync(CONFIG_FILE);
    replaceFile(file, text, { mode: statSync(file).mode });
  };
  explained('write', CONFIG_FILE, write, 'the same command');
}
