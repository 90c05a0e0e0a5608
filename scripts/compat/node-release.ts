// Downloads a release of Node.js and npm, next to those of this machine.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packedBy } from '../../test/package/packed';
import { cleanEnvironment, run } from '../../test/tools';
import type { Release } from './pinned-releases';
import { NODE_PACKAGE } from './releases';

/**
 * Returns a folder with `node`, `npm` and `npx`, to be put first on the PATH.
 *
 * @param into - an empty folder, which becomes readable for everyone because `yo` drops root privileges
 */
export async function bringNode({ node, npm: npmVersion }: Release, into: string): Promise<string> {
  chmodSync(into, 0o755);
  await unpack(`${NODE_PACKAGE}@${node}`, into, 'package/bin/node');
  const npm = join(into, 'npm');
  mkdirSync(npm);
  await unpack(`npm@${npmVersion}`, npm);
  const bin = join(into, 'bin');
  for (const name of ['npm', 'npx'])
    writeFileSync(
      join(bin, name),
      `#!/bin/sh\nexec '${join(bin, 'node')}' '${join(npm, `bin/${name}-cli.js`)}' "$@"\n`,
      {
        mode: 0o755,
      },
    );
  return bin;
}

async function unpack(spec: string, folder: string, ...files: string[]): Promise<void> {
  const args = ['pack', '--json', '--prefer-offline', '--pack-destination', folder, spec];
  const [packed] = packedBy<{ filename: string }>(
    (await run('npm', args, { cwd: folder, env: cleanEnvironment() })).stdout,
  );
  await run('tar', ['-xzf', packed!.filename, '--strip-components=1', ...files], { cwd: folder });
}
