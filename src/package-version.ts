/** This package's version, as its package.json has it. */
export function packageVersion(): string {
  return packageManifest().version;
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  /** What is published; `!` in front of what is not. */
  readonly files: readonly string[];
  readonly peerDependencies: { readonly [name: string]: string };
}

/** This package's package.json. */
export function packageManifest(): PackageManifest {
  return require('../package.json');
}
