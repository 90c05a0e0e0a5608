import { existsSync } from 'node:fs';
import { CONFIG_FILE } from '../file-names';
import { ConfigText, readConfig } from '../reading/read-config';
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
