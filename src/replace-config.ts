import { existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { explained } from './disk-failure';
import { replaceFile } from './replace-file';

/**
 * Writes a config file atomically, and creates its folder if necessary. A symbolic link to a config stays a link.
 *
 * @throws UserError if the file system refuses.
 */
export function replaceConfig(file: string, text: string): void {
  const write = () => {
    if (existsSync(file)) {
      const target = realpathSync(file);
      return replaceFile(target, text, { mode: statSync(target).mode });
    }
    mkdirSync(dirname(file), { recursive: true });
    return replaceFile(file, text);
  };
  explained('write', basename(file), write);
}
