// Which releases of Node.js and of the peers the package must work with, as the configured registry has them.
import { compare, maxSatisfying, minSatisfying, minVersion, validRange } from 'semver';
import { cleanEnvironment, run } from '../../test/tools';

/** Lines of Node.js with long-term support that `engines` allows. */
const LINES = ['20', '22', '24'];

/** One version of each peer, by name. */
export type Peers = Readonly<Record<string, string>>;

/** Of the package that the registry has for this platform, which holds the program and runs nothing when installed. */
export const NODE_PACKAGE = `node-${process.platform}-${process.arch}`;

/** The oldest that `engines` allows, the newest of each line, and the newest of all. */
export async function nodeVersions(engines: string): Promise<string[]> {
  const all = await versionsOf(NODE_PACKAGE);
  const oldest = minVersion(engines)!.version;
  const newest = [...LINES, '*'].map((range) => maxSatisfying(all, range)!);
  return [...new Set([oldest, ...newest])].sort(compare);
}

/** The oldest and the newest of every peer: one entry where a range has one version only. */
export async function peerVersions(ranges: Peers): Promise<Peers[]> {
  const pick = async (choose: typeof minSatisfying): Promise<Peers> => {
    const chosen = Object.entries(ranges).map(async ([name, range]) => {
      const version = choose(await versionsOf(name), validRange(range)!);
      if (version === null) throw new Error(`${name}: the registry has no version in ${range}`);
      return [name, version] as const;
    });
    return Object.fromEntries(await Promise.all(chosen));
  };
  const [oldest, newest] = [await pick(minSatisfying), await pick(maxSatisfying)];
  return JSON.stringify(oldest) === JSON.stringify(newest) ? [newest] : [oldest, newest];
}

/** Node.js came with npm 10 until version 24. */
export const npmRange = (node: string) => (compare(node, '24.0.0') < 0 ? '10' : 'latest');

async function versionsOf(name: string): Promise<string[]> {
  const { stdout } = await run('npm', ['view', name, 'versions', '--json'], { cwd: '/', env: cleanEnvironment() });
  return [JSON.parse(stdout)].flat();
}
