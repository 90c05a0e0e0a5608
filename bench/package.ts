import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { counted, type Figure } from './figure';
import { install } from './installation';
import { type Contender, comparison, sideBySide } from './side-by-side';
import { emptied, emptyFolder } from './work-folder';

/** What comes with `npm install ecs-pipeline`, and how long that takes beside what projen takes itself. */
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
    counted('package.unpacked', 'size of what is unpacked', kilobytes(sizeOf(installed)), { unit: 'kB' }),
    counted('package.files', 'files that are unpacked', packed.files.length),
    counted('package.added', 'packages that are installed, with ecs-pipeline itself', packagesIn(modules).length),
    counted('package.beside', 'packages beside projen, constructs and what they bring', besidePeers(modules).length),
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

/** Paths of all packages, as npm has noted them. */
function packagesIn(modules: string): string[] {
  const lock: Lock = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8'));
  return Object.keys(lock.packages);
}

/** What none of the two peers is, or brings bundled. */
function besidePeers(modules: string): string[] {
  return packagesIn(modules).filter((path) => !/^node_modules\/(projen|constructs)(\/|$)/.test(path));
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
