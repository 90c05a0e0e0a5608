// Reads configs as JSON from standard input, and prints a checksum of the generated files for each, one per line.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { RenderedFile } from '../../src/render/rendered-file';
import { repositoryOf } from './repository';

export function checksum(files: readonly RenderedFile[]): string {
  return createHash('sha256').update(JSON.stringify(files)).digest('hex');
}

if (require.main === module) {
  for (const config of JSON.parse(readFileSync(0, 'utf8'))) console.log(checksum(repositoryOf(config).files));
}
