import { spawnSync } from 'node:child_process';

/**
 * Whether the user's registry has a version of a package. True if the registry cannot be reached: `npm install` then
 * fails and reports why.
 */
export function isPublished(name: string, version: string, folder: string): boolean {
  const { status, stdout } = spawnSync('npm', ['view', `${name}@${version}`, 'version', '--json'], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32', // npm is a .cmd there
  });
  // The output is empty if the package has only other versions.
  return status === 0 ? stdout.trim() !== '' : !stdout.includes('"E404"');
}
