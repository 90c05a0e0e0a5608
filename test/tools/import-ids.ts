import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = join(__dirname, '../../docs/recovery.md');

/** The import IDs that docs/recovery.md gives, by type of resource: attributes stand in braces. */
export function importIds(): ReadonlyMap<string, string> {
  const rows = readFileSync(PAGE, 'utf8').matchAll(/^\| `(aws_\w+)` \| (.*) \|$/gm);
  return new Map([...rows].map(([, type, id]) => [type!, id!.replace(/^`(.*)`$/, '$1')]));
}
