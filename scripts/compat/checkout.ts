// A copy of this checkout with other versions of the peer dependencies.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run } from '../../test/tools';
import type { Peers } from './pinned-releases';

/**
 * Returns this checkout if it has these versions, otherwise a copy in a folder that does not exist yet. The copy
 * contains no links to this checkout, because npm writes some files in place.
 */
export async function checkoutWith(peers: Peers, root: string, copy: string): Promise<string> {
  if (Object.entries(peers).every(([name, version]) => installedVersion(root, name) === version)) return root;
  if (!existsSync(copy)) {
    await run('cp', ['-a', root, copy]);
    const specs = Object.entries(peers).map(([name, version]) => `${name}@${version}`);
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--force', ...specs];
    await run('npm', args, { cwd: copy, env: cleanEnvironment() });
  }
  return copy;
}

/** The version that `require()` finds. */
export function installedVersion(root: string, name: string): string {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
}
