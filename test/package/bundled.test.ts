import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { evaluateScript } from '../tools/terraform-interface';
import { packedBy, ROOT } from './packed';

/** See scripts/bundled-packages.mjs. */
interface BundledPackage {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

interface Locked {
  readonly version: string;
  readonly integrity: string;
  readonly license: string;
}

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

let bundled: readonly BundledPackage[];
let locked: { readonly [folder: string]: Locked };

beforeAll(async () => {
  bundled = await evaluateScript('bundled-packages.mjs', 'bundledPackages()');
  locked = JSON.parse(read('package-lock.json')).packages;
});

const titles = () => bundled.map(({ license, name, version }) => `${name} ${version} (${license})`);

describe('the third-party code in lib', () => {
  test('comes from packages in the lock file, with the same versions and licenses', () => {
    expect(bundled.length).toBeGreaterThan(50);
    expect(titles()).toEqual(
      bundled.map(({ folder, name }) => `${name} ${locked[folder]?.version} (${locked[folder]?.license})`),
    );
  });

  test('is byte for byte the code in the registry, with the checksum in the lock file', async () => {
    // GIVEN the published tarball of each package
    const folder = temporaryFolder();
    const specs = bundled.map(({ name, version }) => `${name}@${version}`);
    const args = ['pack', '--json', '--prefer-offline', '--pack-destination', folder, ...specs];
    const { stdout } = await run('npm', args, { cwd: folder, env: cleanEnvironment() });
    const packed = packedBy<{ name: string; version: string; filename: string }>(stdout);

    for (const { folder: installed, inputs, name, version } of bundled) {
      const { filename } = packed.find((one) => one.name === name && one.version === version)!;
      const tarball = join(folder, filename);
      const sum = createHash('sha512').update(readFileSync(tarball)).digest('base64');
      expect([name, `sha512-${sum}`]).toEqual([name, locked[installed]?.integrity]);

      // WHEN
      const published = join(folder, filename.replace(/\.tgz$/, ''));
      mkdirSync(published);
      await run('tar', ['-xzf', tarball, '-C', published, '--strip-components=1']);

      // THEN
      const changed = inputs.filter(
        (input) =>
          !readFileSync(join(ROOT, input)).equals(readFileSync(join(published, input.slice(installed.length)))),
      );
      expect(changed).toEqual([]);
    }
  }, 300_000);

  test('is in the license texts and on the license page: nothing is missing, and nothing is superfluous', () => {
    const ruler = `\n${'-'.repeat(80)}\n\n`;
    const entries = read('THIRD-PARTY-LICENSES').split(ruler);
    const rows = read('docs/licenses.md').match(/^\| (?!Package|---).*/gm);

    expect(entries.map((entry) => entry.split('\n')[0])).toEqual(titles());
    // The shortest license, ISC, has 700 characters.
    expect(entries.filter((entry) => entry.length < 700)).toEqual([]);
    expect(rows).toEqual(
      bundled.map(
        ({ license, name, outputs, version }) =>
          `| ${name} | ${version} | ${license} | ${outputs.map((file) => `\`${file}\``).join(', ')} |`,
      ),
    );
  });

  test('of Ajv and its helper is in the config check', () => {
    const inCheck = bundled.filter(({ outputs }) => outputs.includes('lib/reading/validate-config.generated.js'));

    expect(inCheck.map(({ name }) => name)).toEqual(['ajv', 'fast-deep-equal']);
  });
});

test.each(['AGPL-3.0-only', 'GPL-3.0', 'MPL-2.0', '(MIT OR GPL-3.0-or-later)', 'SEE LICENSE IN LICENSE', undefined])(
  'the build refuses to bundle code with license %s',
  async (license) => {
    const call = `requireAllowed('left-pad', ${JSON.stringify(license)})`;

    await expect(evaluateScript('third-party-licenses.mjs', call)).rejects.toThrow(
      'left-pad: cannot be bundled, got license',
    );
  },
);
