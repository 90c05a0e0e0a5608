/** The version in this package's package.json. */
export function packageVersion(): string {
  return packageManifest().version;
}

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  /** The published files; `!` excludes files. */
  readonly files: readonly string[];
  readonly peerDependencies: { readonly [name: string]: string };
}

/** This package's package.json. */
export function packageManifest(): PackageManifest {
  return require('../package.json');
}
