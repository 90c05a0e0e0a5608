// Finds the releases of Node.js and of the peer dependencies that the package must support, in the configured registry.
import { compare, maxSatisfying, minSatisfying, minVersion } from 'semver';
import { cleanEnvironment, run } from '../../test/tools';
import type { Peers, Release, Releases } from './pinned-releases';

/** Node.js release lines with long-term support that `engines` allows. */
const LINES = ['20', '22', '24'];

/** The npm package with the Node.js program for this platform. It runs no install scripts. */
export const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;

/** The oldest allowed by `engines`, the newest of each release line, and the newest overall. */
export async function nodeVersions(engines: string): Promise<string[]> {
  const all = await versionsOf('node'); // the packages of one platform can be some days ahead of the others
  const newest = [...LINES, '*'].map((range) => chosenOf(maxSatisfying, 'node', all, range));
  return [...new Set([minVersion(engines)!.version, ...newest])].sort(compare);
}

/** Adds the newest npm that each Node.js version ships with: npm 10 before version 24. */
export async function releasesOf(nodes: readonly string[]): Promise<Release[]> {
  const all = await versionsOf('npm');
  return nodes.map((node) => {
    const range = compare(node, '24.0.0') < 0 ? '10' : '*';
    return { node, npm: chosenOf(maxSatisfying, 'npm', all, range) };
  });
}

/** The oldest and newest peer dependencies. A single entry if each range contains only one version. */
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

/** Describes the releases that are missing from the pinned ones. */
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

/** Throws if there is none. */
export function chosenOf(
  choose: typeof minSatisfying,
  name: string,
  versions: readonly string[],
  range: string,
): string {
  const version = choose([...versions], range);
  if (version !== null) return version;
  const last = versions.at(-1) ?? 'none';
  throw new Error(`${name}: the registry has no version in ${range}, got ${last} as the latest; use another registry`);
}

async function versionsOf(name: string): Promise<string[]> {
  const { stdout } = await run('npm', ['view', name, 'versions', '--json'], { cwd: '/', env: cleanEnvironment() });
  return [JSON.parse(stdout)].flat();
}
