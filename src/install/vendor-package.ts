import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';
import { packageManifest } from '../package-version';
import { replaceFile } from '../replace-file';
import { enumerate } from '../text/messages';
import { UserError } from '../user-error';
import { runNpm } from './npm';
import { localOrigin } from './origin';

/** Folder in a generated repository for this package's tarball, if no registry has the package. */
export const VENDOR = 'vendor';

/**
 * Makes sure that a new repository can be installed anywhere: if no registry has this package, its tarball is put into
 * the repository, and package.json refers to it. A repository with a lock file is left unchanged.
 *
 * @throws UserError if the package cannot be packed
 */
export function vendorPackage(repository: string): void {
  if (existsSync(join(repository, 'package-lock.json'))) return;
  const { files, name, version } = packageManifest();
  const folder = join(__dirname, '../..');
  const origin = localOrigin({ name, version, folder });
  if (origin === undefined) return;
  refuseUncompiled(folder, files);
  explained('write', VENDOR, () => mkdirSync(join(repository, VENDOR), { recursive: true }));
  runNpm(
    ['pack', origin, '--ignore-scripts', '--pack-destination', VENDOR],
    repository,
    'The files are written, but this version cannot be installed yet. Fix the cause, then run the same command again.',
  );
  depend(repository, name, `file:${VENDOR}/${name}-${version}.tgz`);
}

const MANIFEST = 'package.json';

/** Sets the source of a package in package.json. @throws UserError if the file system refuses. */
export function depend(repository: string, name: string, spec: string): void {
  const write = () => {
    const file = join(repository, MANIFEST);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const changed = { ...content, devDependencies: { ...content.devDependencies, [name]: spec } };
    replaceFile(file, `${JSON.stringify(changed, null, 2)}\n`);
  };
  explained('write', MANIFEST, write);
}

/** A tarball without compiled files would fail for other users. */
function refuseUncompiled(folder: string, files: readonly string[]): void {
  const missing = files.filter((file) => !file.startsWith('!') && !existsSync(join(folder, file)));
  if (missing.length === 0) return;
  throw new UserError(
    `${folder}: not compiled: cannot find ${enumerate(missing)}. The files are written, but this version cannot be installed yet. Run npm ci and npm run build in that folder, then run the same command again.`,
  );
}
