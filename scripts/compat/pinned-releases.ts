// The releases that the tests take, so that they do the same on any day. `npx projen compat` takes what the registry has by
// then, and says when these are old.

/** One version of each peer, by name. */
export type Peers = Readonly<Record<string, string>>;

/** A Node.js with the npm that is used with it. */
export interface Release {
  readonly node: string;
  readonly npm: string;
}

/** What the package must work with. */
export interface Releases {
  /** The oldest that `engines` allows, the newest of each line, and the newest of all. */
  readonly nodes: readonly Release[];
  /** The oldest and the newest of the peers: one entry where their ranges have one version only. */
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
