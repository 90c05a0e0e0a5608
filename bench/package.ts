import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted, type Figure } from './figure';
import { install } from './installation';
import { type Contender, comparison, sideBySide } from './side-by-side';
import { emptied, emptyFolder } from './work-folder';

/** Measures what `npm install ecs-pipeline` installs, and its time compared with installing projen alone. */
export async function packageFigures(runs: number): Promise<Figure[]> {
  const { modules, packed } = await install();
  const installed = join(modules, 'ecs-pipeline');
  const kilobytes = (bytes: number) => Math.round(bytes / 1000);
  const of = (title: string, ...packages: readonly string[]): Contender => {
    const folder = emptyFolder();
    return {
      prepare: () => writeFileSync(join(emptied(folder), 'package.json'), `{ "private": true, "name": "${title}" }`),
      command: () => ({
        program: 'npm',
        args: ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages],
        cwd: folder,
      }),
    };
  };
  const samples = await sideBySide(
    'npm install',
    { ours: of('ours', packed.tarball), plain: of('plain', 'projen', 'constructs') },
    runs,
  );
  return [
    counted('package.tarball', 'size of the tarball', kilobytes(packed.size), { unit: 'kB' }),
    counted('package.unpacked', 'unpacked size', kilobytes(sizeOf(installed)), { unit: 'kB' }),
    counted('package.files', 'unpacked files', packed.files.length),
    counted('package.added', 'installed packages, including ecs-pipeline itself', packagesIn(modules).length),
    counted(
      'package.beside',
      'packages other than projen, constructs, and their dependencies',
      besidePeers(modules).length,
    ),
    comparison(
      { id: 'package.install', title: '`npm install ecs-pipeline` ÷ `npm install projen constructs`, from the cache' },
      samples,
      ['ours', 'plain'],
    ),
  ];
}

interface Lock {
  readonly packages: Readonly<Record<string, object>>;
}

/** The paths of all packages, from npm's lock file. */
function packagesIn(modules: string): string[] {
  const lock: Lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return Object.keys(lock.packages);
}

/** Packages that are neither a peer dependency nor bundled in one. */
function besidePeers(modules: string): string[] {
  return packagesIn(modules).filter((path) => !/^node_modules\/(projen|constructs)(\/|$)/.test(path));
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
