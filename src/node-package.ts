import { packageManifest } from './package-version';

/** The initial package.json of a generated repository: this package and its peers, from a registry. */
export function nodePackage(name: string): string {
  const { name: self, peerDependencies, version } = packageManifest();
  const content = {
    name,
    private: true,
    scripts: { projen: 'projen', check: `${self} check` },
    devDependencies: { [self]: `^${version}`, ...peerDependencies },
  };
  content.devDependencies = Object.fromEntries(Object.entries(content.devDependencies).sort());
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Whether a package.json is the one that `npm install PACKAGE` creates, which `projen new` runs before it loads us. */
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
