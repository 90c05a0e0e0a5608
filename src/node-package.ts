import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageManifest } from './package-version';

/** The first package.json of a generated repository: this package as it was installed, and its peers. */
export function nodePackage(name: string, outdir: string): string {
  const { name: self, peerDependencies, version } = packageManifest();
  const content = {
    name,
    private: true,
    scripts: { projen: 'projen', check: `${self} check` },
    devDependencies: { [self]: fileSpec(self, outdir) ?? `^${version}`, ...peerDependencies },
  };
  content.devDependencies = Object.fromEntries(Object.entries(content.devDependencies).sort());
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** What `npm install PACKAGE` leaves in an empty folder, as `projen new` does before it loads this package. */
export function isNpmsOwn(content: string): boolean {
  try {
    const { devDependencies, ...others } = JSON.parse(content);
    const { name, peerDependencies } = packageManifest();
    const own = [name, ...Object.keys(peerDependencies)];
    return Object.keys(others).length === 0 && Object.keys(devDependencies ?? {}).every((key) => own.includes(key));
  } catch {
    return false;
  }
}

/** The tarball or folder that the package was installed from, which no registry may have. */
function fileSpec(name: string, outdir: string): string | undefined {
  const lock = join(outdir, 'node_modules/.package-lock.json');
  if (!existsSync(lock)) return undefined;
  const { resolved } = JSON.parse(readFileSync(lock, 'utf8')).packages[`node_modules/${name}`] ?? {};
  return resolved?.startsWith('file:') ? resolved : undefined;
}
