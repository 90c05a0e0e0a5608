import { existsSync, statSync, writeFileSync } from 'node:fs';
import { explained } from '../../disk-failure';
import { driftLines } from '../../drift/drift-text';
import { replaceFile } from '../../replace-file';
import { tell } from '../tell';
import { findDrift } from './drift';

/** `ci drift`. @returns the exit code, which does not depend on drift: the reader of the file decides */
export async function ciDrift({ to }: { readonly to: string }): Promise<number> {
  const found = await findDrift();
  const text = `${JSON.stringify(found, null, 2)}\n`;
  // A device such as /dev/stdout must not be replaced by a file.
  const isDevice = existsSync(to) && !statSync(to).isFile();
  explained('write', to, () => (isDevice ? writeFileSync(to, text) : replaceFile(to, text)));
  tell(driftLines(found));
  return 0;
}
