import { spawnSync } from 'node:child_process';

/**
 * Whether the user's registry has a version of a package. True where the registry cannot be asked: `npm install` then
 * fails, and says why.
 */
export function isPublished(name: string, version: string, folder: string): boolean {
  const { status, stdout } = spawnSync('npm', ['view', `${name}@${version}`, 'version', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  // Nothing at all where the package has other versions only.
  return status === 0 ? stdout.trim() !== '' : !stdout.includes('"E404"');
}
