import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { packPackage, ROOT } from './packed';

/** Build outputs, and files that a build does not use. */
const NOT_COPIED = new Set(['.git', '.jsii', 'THIRD-PARTY-LICENSES', 'dist', 'lib', 'node_modules']);

test('a build in another folder, at another time and with another locale packs the same bytes', async () => {
  // GIVEN the sources in another folder, with the same packages
  const folder = join(temporaryFolder(), 'another folder');
  mkdirSync(folder);
  cpSync(ROOT, folder, {
    recursive: true,
    filter: (source) => dirname(source) !== ROOT || !NOT_COPIED.has(source.slice(ROOT.length + 1)),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const env = cleanEnvironment({
    JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    TZ: 'Pacific/Kiritimati',
  });

  // WHEN
  await run(process.execPath, [join(ROOT, 'node_modules/jsii/bin/jsii'), '--silence-warnings=reserved-word'], {
    cwd: folder,
    env,
  });
  await run(process.execPath, ['scripts/bundle-vendor.mjs'], { cwd: folder, env });
  const packed = temporaryFolder();
  await run('npm', ['pack', '--silent', '--pack-destination', packed], { cwd: folder, env });

  // THEN
  const { files, tarball } = await packPackage();
  const other = join(packed, basename(tarball));
  const [here, there] = await Promise.all([tarball, other].map(unpacked));
  const isSame = (file: string) => readFileSync(join(here!, file)).equals(readFileSync(join(there!, file)));
  expect(files.filter((file) => !isSame(file))).toEqual([]);
  // The order, permissions and other metadata of files are the same as well.
  expect((await run('tar', ['-tvzf', other])).stdout).toBe((await run('tar', ['-tvzf', tarball])).stdout);
  expect(readFileSync(other).equals(readFileSync(tarball))).toBe(true);
}, 300_000);

async function unpacked(tarball: string): Promise<string> {
  const folder = temporaryFolder();
  await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
  return folder;
}
