import { CONFIG_FILE } from '../../file-names';
import { Added, add, FlagValues } from '../../interview';
import { replaceConfig } from '../../replace-config';
import { terminalDialogue } from '../../wizard/terminal-dialogue';
import { readConfigFile } from '../config-file';
import { regenerate } from '../regenerate';

/** `add environment` and `add service`. @returns the exit code */
export async function addToConfig(subject: Added, flags: FlagValues): Promise<number> {
  const { text } = readConfigFile();
  const dialogue = await terminalDialogue(flags);
  const { names, next, text: edited, what } = await add({ subject, text, dialogue, flags });
  replaceConfig(CONFIG_FILE, edited);

  process.stderr.write(`Added ${what} to ${CONFIG_FILE}: ${names.join(subject === 'environment' ? ' → ' : ', ')}\n`);
  regenerate(`${CONFIG_FILE} now contains ${what}`);
  process.stderr.write(next);
  return 0;
}
