import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explained } from '../disk-failure';
import { packageManifest } from '../package-version';
import { replaceFile } from '../replace-file';
import { enumerate } from '../text/messages';
import { UserError } from '../user-error';
import { runNpm } from './npm';
import { localOrigin } from './origin';

/** Folder of a generated repository for this package's tarball, where no registry has it. */
export const VENDOR = 'vendor';

/**
 * Makes a new repository one that can be installed anywhere: where no registry has this package, its tarball is put into
 * the repository, and package.json names that. A repository that has a lock file is left alone.
 *
 * @throws UserError where the package cannot be packed
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
    'The files are written, but nothing can install this version. Fix the cause, and run the same command again.',
  );
  depend(repository, name, `file:${VENDOR}/${name}-${version}.tgz`);
}

const MANIFEST = 'package.json';

/** Has a repository install a package from somewhere. @throws UserError where the file system refuses. */
export function depend(repository: string, name: string, spec: string): void {
  const write = () => {
    const file = join(repository, MANIFEST);
    const content = JSON.parse(readFileSync(file, 'utf8'));
    const changed = { ...content, devDependencies: { ...content.devDependencies, [name]: spec } };
    replaceFile(file, `${JSON.stringify(changed, null, 2)}\n`);
  };
  explained('write', MANIFEST, write);
}

/** A tarball without them would fail in somebody else's hands. */
function refuseUncompiled(folder: string, files: readonly string[]): void {
  const missing = files.filter((file) => !file.startsWith('!') && !existsSync(join(folder, file)));
  if (missing.length === 0) return;
  throw new UserError(
    `${folder}: not compiled, ${enumerate(missing)} missing. The files are written, but nothing can install this version. Run npm ci and npm run build in that folder, and the same command again.`,
  );
}
