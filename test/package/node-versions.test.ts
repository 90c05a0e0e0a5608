import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { gte, maxSatisfying, minVersion } from 'semver';
import { bringNode } from '../../scripts/compat/node-release';
import { type Peers, PINNED, type Release } from '../../scripts/compat/pinned-releases';
import { chosenOf, describePeers, describeRelease, missingFrom } from '../../scripts/compat/releases';
import { treeOf } from '../sync/repositories';
import { Terminal } from '../terminal/terminal';
import { cleanEnvironment, describeWith, run, temporaryFolder } from '../tools';
import { packPackage, ROOT } from './packed';

const EXAMPLE = join(ROOT, 'examples/three-accounts/ecs-pipeline.yaml');
const GUARD = join(ROOT, 'scripts/compat/guard.cjs');

/** The actions of a user in a repository, in this order. */
const DAY: { readonly [what: string]: readonly string[] } = {
  creates: ['node', '.projenrc.js'],
  'runs again': ['npx', '--no-install', 'projen'],
  checks: ['npx', '--no-install', 'ecs-pipeline', 'check'],
  'changes the config': ['sed', '-i', 's/containerPort: .*/containerPort: 9090/', 'ecs-pipeline.yaml'],
  compares: ['npx', '--no-install', 'ecs-pipeline', 'diff'],
  adds: ['npx', '--no-install', 'ecs-pipeline', 'add', 'service', '--name', 'worker', '--push', 'nobody'],
};

interface Installed extends Release {
  readonly bin: string;
}

const { engines, peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

let tarball: string;
let releases: Installed[];

beforeAll(async () => {
  [tarball, releases] = await Promise.all([
    packPackage().then((packed) => packed.tarball),
    Promise.all(PINNED.nodes.map(bring)),
  ]);
}, 180_000);

async function bring(release: Release): Promise<Installed> {
  return { ...release, bin: await bringNode(release, temporaryFolder()) };
}

/** Every process logs to `log` if its Node.js is a different one, and all warnings. */
const environmentOf = ({ bin, node }: Installed, log: string) =>
  cleanEnvironment({
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    NODE_OPTIONS: `--require "${GUARD}"`,
    COMPAT_NODE: node,
    COMPAT_LOG: log,
    PROJEN_DISABLE_POST: 'true',
    npm_config_update_notifier: 'false',
  });

/** All output, and the repository at the end. */
async function dayWith(release: Installed, versions: Peers): Promise<object> {
  const [base, noted] = [temporaryFolder(), join(temporaryFolder(), 'noted')];
  const folder = join(base, 'shop'); // npm uses it as the name of the package
  mkdirSync(folder);
  writeFileSync(noted, '');
  const env = environmentOf(release, noted);
  const packages = [tarball, ...Object.entries(versions).map(([name, version]) => `${name}@${version}`)];
  await run('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev', ...packages], {
    cwd: folder,
    env,
  });
  copyFileSync(EXAMPLE, join(folder, 'ecs-pipeline.yaml'));
  writeFileSync(
    join(folder, '.projenrc.js'),
    "const { EcsPipelineProject } = require('ecs-pipeline');\nnew EcsPipelineProject().synth();\n",
  );

  const said: { [what: string]: string } = {};
  for (const [what, [command, ...args]] of Object.entries(DAY)) {
    const { exitCode, stderr, stdout } = await run(command!, args, { cwd: folder, env, mayFail: true });
    const ofNpm = /^npm (notice|warn) .*\n/gm; // what npx runs, since npm 12, and remarks about the user's .npmrc
    said[what] = `${stdout}${stderr.replaceAll(ofNpm, '')}exit code ${exitCode}\n`;
  }
  // src/compile-cache.ts: older versions have no compile cache.
  expect([release, existsSync(join(folder, 'node_modules/.cache/ecs-pipeline'))]).toEqual([
    release,
    gte(release.node, '22.1.0'),
  ]);
  await run('rm', ['-r', 'node_modules', 'package.json', 'package-lock.json'], { cwd: folder });
  return { said, noted: readFileSync(noted, 'utf8'), tree: treeOf(folder) };
}

describe('the packed package', () => {
  test('is tested with the oldest supported Node.js and peers, and with each major version of Node.js', () => {
    const oldest = Object.entries<string>(peerDependencies).map(([name, range]) => [name, minVersion(range)!.version]);

    expect(PINNED.nodes[0]!.node).toBe(minVersion(engines.node)!.version);
    expect(PINNED.nodes.map(({ node }) => node.split('.')[0])).toEqual(
      expect.arrayContaining(['20', '22', '24', '26']),
    );
    expect(PINNED.peers[0]).toEqual(Object.fromEntries(oldest));
  });

  const tried = [PINNED.nodes.map(describeRelease), PINNED.peers.map(describePeers)].map((names) => names.join(', '));

  test(`prints and writes the same with ${tried.join('; each of them with ')}`, async () => {
    const { peers } = PINNED;
    const [first] = releases;
    const expected = await dayWith(first!, peers[0]!);
    expect(expected).toMatchObject({
      noted: '',
      said: {
        'runs again': expect.stringContaining('In sync: nothing to write.'),
        adds: expect.stringContaining('Added the service worker'),
        compares: expect.stringMatching(/^-.*8080\n\+.*9090$/m),
      },
    });

    for (const release of releases)
      for (const versions of peers) {
        if (release === first && versions === peers[0]) continue;
        expect({ ...release, versions, ...(await dayWith(release, versions)) }).toEqual({
          ...release,
          versions,
          ...expected,
        });
      }
  }, 300_000);
});

describe('releases in the registry', () => {
  test('that are not pinned are reported', () => {
    const { nodes, peers } = PINNED;
    const newer = { nodes: [...nodes, { node: '28.0.0', npm: '13.0.0' }], peers: [...peers, { projen: '1.0.0' }] };

    expect(missingFrom(PINNED, newer)).toEqual(['Node.js 28.0.0 with npm 13.0.0', 'projen 1.0.0']);
    expect(missingFrom(PINNED, PINNED)).toEqual([]);
  });

  test('are reported as an error if none is in the range', () => {
    expect(chosenOf(maxSatisfying, 'npm', ['10.9.0', '11.0.0'], '10')).toBe('10.9.0');
    expect(() => chosenOf(maxSatisfying, 'npm', ['11.0.0'], '10')).toThrow(
      'npm: the registry has no version in 10, got 11.0.0 as the latest',
    );
  });
});

describeWith(['tmux'], 'the interview', () => {
  test('starts with every supported Node.js', async () => {
    for (const release of releases) {
      const [folder, noted] = [temporaryFolder(), join(temporaryFolder(), 'noted')];
      writeFileSync(noted, '');
      const command = [join(release.bin, 'node'), join(ROOT, 'lib/wizard/main.js'), join(folder, 'ecs-pipeline.yaml')];
      const terminal = await Terminal.start(command, { cwd: folder, env: environmentOf(release, noted) });
      try {
        await terminal.answer('Product name', 'shop');
        await terminal.press('<C-c>');

        expect([release.node, await terminal.exitCode()]).toEqual([release.node, 130]);
        expect(readFileSync(noted, 'utf8')).toBe('');
        expect(await terminal.screen()).not.toMatch(/warning/i);
      } finally {
        await terminal.close();
      }
    }
  }, 120_000);
});
