// The releases that the tests use, pinned so that tests are reproducible. `npx projen compat` uses the latest releases
// in the registry, and reports if these are out of date.

/** One version of each peer, by name. */
export type Peers = Readonly<Record<string, string>>;

/** A version of Node.js, with the npm version that is used with it. */
export interface Release {
  readonly node: string;
  readonly npm: string;
}

/** The releases that the package must support. */
export interface Releases {
  /** The oldest allowed by `engines`, the newest of each release line, and the newest overall. */
  readonly nodes: readonly Release[];
  /** The oldest and newest peer dependencies. A single entry if each range contains only one version. */
  readonly peers: readonly Peers[];
}

export const PINNED: Releases = {
  nodes: [
    { node: '20.19.0', npm: '10.9.9' },
    { node: '20.20.2', npm: '10.9.9' },
    { node: '22.23.3', npm: '10.9.9' },
    { node: '24.21.0', npm: '12.2.2' },
    { node: '26.10.0', npm: '12.2.2' },
  ],
  peers: [{ projen: '0.103.25', constructs: '10.8.1' }],
};
