import { writeFileSync } from 'node:fs';
import { driftLines } from '../../drift/drift-text';
import { tell } from '../tell';
import { findDrift } from './drift';

/** `ci drift`. @returns the exit code, which says nothing about drift: whoever reads the file decides */
export async function ciDrift({ to }: { readonly to: string }): Promise<number> {
  const found = await findDrift();
  writeFileSync(to, `${JSON.stringify(found, null, 2)}\n`);
  tell(driftLines(found));
  return 0;
}
