import { existsSync } from 'node:fs';
import { CONFIG_FILE } from '../file-names';
import { ConfigText, readConfig } from '../reading/read-config';
import { UserError } from '../user-error';

/**
 * Reads the config file in this folder.
 *
 * @throws UserError - if it does not exist or has problems
 */
export function readConfigFile(): ConfigText {
  if (!existsSync(CONFIG_FILE)) {
    throw new UserError(
      `No ${CONFIG_FILE} here: change to the folder that contains it, or create it with npx projen new.`,
    );
  }
  return readConfig(CONFIG_FILE);
}
