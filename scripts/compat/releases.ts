// Which releases of Node.js and of the peers the package must work with, as the configured registry has them.
import { compare, maxSatisfying, minSatisfying, minVersion } from 'semver';
import { cleanEnvironment, run } from '../../test/tools';
import type { Peers, Release, Releases } from './pinned-releases';

/** Lines of Node.js with long-term support that `engines` allows. */
const LINES = ['20', '22', '24'];

/** Of the package that the registry has for this platform, which holds the program and runs nothing when installed. */
export const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;

/** The oldest that `engines` allows, the newest of each line, and the newest of all. */
export async function nodeVersions(engines: string): Promise<string[]> {
  const all = await versionsOf('node'); // those of a platform may be some days ahead of other platforms
  const newest = [...LINES, '*'].map((range) => chosenOf(maxSatisfying, 'node', all, range));
  return [...new Set([minVersion(engines)!.version, ...newest])].sort(compare);
}

/** With the newest npm that Node.js comes with: 10 until version 24. */
export async function releasesOf(nodes: readonly string[]): Promise<Release[]> {
  const all = await versionsOf('npm');
  return nodes.map((node) => {
    const range = compare(node, '24.0.0') < 0 ? '10' : '*';
    return { node, npm: chosenOf(maxSatisfying, 'npm', all, range) };
  });
}

/** The oldest and the newest of every peer: one entry where a range has one version only. */
export async function peerVersions(ranges: Peers): Promise<Peers[]> {
  const pick = async (choose: typeof minSatisfying): Promise<Peers> => {
    const chosen = Object.entries(ranges).map(
      async ([name, range]) => [name, chosenOf(choose, name, await versionsOf(name), range)] as const,
    );
    return Object.fromEntries(await Promise.all(chosen));
  };
  const [oldest, newest] = [await pick(minSatisfying), await pick(maxSatisfying)];
  return JSON.stringify(oldest) === JSON.stringify(newest) ? [newest] : [oldest, newest];
}

/** What the one has and the other has not, in words. */
export function missingFrom(pinned: Releases, newest: Releases): string[] {
  const namesOf = ({ nodes, peers }: Releases) => [...nodes.map(describeRelease), ...peers.map(describePeers)];
  const known = namesOf(pinned);
  return namesOf(newest).filter((name) => !known.includes(name));
}

export const describeRelease = ({ node, npm }: Release) => `Node.js ${node} with npm ${npm}`;

export const describePeers = (peers: Peers) =>
  Object.entries(peers)
    .map(([name, version]) => `${name} ${version}`)
    .join(' with ');

/** Throws where there is none. */
export function chosenOf(
  choose: typeof minSatisfying,
  name: string,
  versions: readonly string[],
  range: string,
): string {
  const version = choose([...versions], range);
  if (version !== null) return version;
  const last = versions.at(-1) ?? 'none at all';
  throw new Error(`${name}: the registry has no version in ${range}, got ${last} as its last; use a registry that has`);
}

async function versionsOf(name: string): Promise<string[]> {
  const { stdout } = await run('npm', ['view', name, 'versions', '--json'], { cwd: '/', env: cleanEnvironment() });
  return [JSON.parse(stdout)].flat();
}
