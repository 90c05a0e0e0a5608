// Runs the suites with every release of Node.js and of the peer dependencies that the package must support, and prints
// a table.
//
//   npx projen compat [--suites unit,package] [--nodes 20.19.0,26.1.0] [--peers projen@0.103.25,constructs@10.8.1]
//
// Default: the suites unit and package; the oldest Node.js that `engines` allows, the newest 20, 22 and 24, and the
// newest overall; and the oldest and newest peer dependencies in their ranges, all from the registry. Reports the
// releases that are missing from pinned-releases.ts, which the tests use. Run compile first.
import { chmodSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../test/tools';
import { checkoutWith } from './checkout';
import { bringNode } from './node-release';
import { type Peers, PINNED } from './pinned-releases';
import { missingFrom, nodeVersions, peerVersions, releasesOf } from './releases';
import { runSuites } from './suites';

const ROOT = resolve(__dirname, '../..');

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { nodes: text, peers: text, suites: { ...text, default: 'unit,package' } } });

async function main(): Promise<void> {
  const { engines, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const suites = values.suites.split(',');
  const nodes = await releasesOf(values.nodes?.split(',') ?? (await nodeVersions(engines.node)));
  const peers = values.peers ? [given(values.peers)] : await peerVersions(peerDependencies);
  if (!values.nodes && !values.peers)
    for (const name of missingFrom(PINNED, { nodes, peers }))
      process.stderr.write(
        `scripts/compat/pinned-releases.ts: out of date: the registry has ${name}; add or replace it\n`,
      );
  const folder = temporaryFolder();
  chmodSync(folder, 0o755); // `yo` drops root privileges

  const rows: string[][] = [];
  for (const release of nodes) {
    const { node } = release;
    const bin = await bringNode(release, temporaryFolder());
    for (const [index, versions] of peers.entries()) {
      const checkout = await checkoutWith(versions, ROOT, join(folder, `checkout-${index}`));
      const start = performance.now();
      const outcome = await runSuites(suites, { bin, checkout, node });
      const seconds = Math.round((performance.now() - start) / 1000);
      const { failed, passed, problems, skipped } = outcome;
      rows.push([
        node,
        ...Object.values(versions),
        ...[passed, failed, skipped, seconds].map(String),
        verdict(problems),
      ]);
      process.stderr.write(
        `Node.js ${node}: ${verdict(problems)}\n${problems.map((problem) => `  ${problem}\n`).join('')}`,
      );
    }
  }
  const head = ['Node.js', ...Object.keys(peers[0]!), 'passed', 'failed', 'skipped', 'seconds', ''];
  process.stdout.write([head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join(''));
  if (rows.some((cells) => cells.at(-1) !== verdict([]))) process.exitCode = 1;
}

const verdict = (problems: readonly string[]) => (problems.length === 0 ? 'ok' : 'FAILED');

/** @param specs - for example projen@1.2.3,constructs@10.8.1 */
function given(specs: string): Peers {
  return Object.fromEntries(specs.split(',').map((spec) => spec.split('@') as [string, string]));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
