import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { packPackage } from './packed';
import { type Registry, startRegistry } from './registry';

/** Licenses that companies accept without review; none requires the source code of a product. */
const PERMISSIVE = [
  ...['0BSD', 'Apache-2.0', 'Artistic-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause'],
  ...['CC-BY-3.0', 'CC0-1.0', 'ISC', 'MIT', 'Python-2.0', 'Unlicense'],
];

/** Scripts that npm runs when a published package is installed. */
const INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall'];

let registry: Registry;
let env: NodeJS.ProcessEnv;
let folder: string;
let installed: { readonly path: string; readonly license?: string; readonly deprecated?: string }[];

beforeAll(async () => {
  const packages = await Promise.all(['.', 'generators'].map(packPackage));
  registry = await startRegistry(packages.map(({ tarball }) => tarball));
  env = cleanEnvironment({ npm_config_registry: registry.url, npm_config_update_notifier: 'false' });
  folder = temporaryFolder();
  await run('npm', ['install', 'ecs-pipeline', 'generator-ecs-pipeline'], { cwd: folder, env });
  const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
  installed = Object.entries<object>(lock.packages).map(([path, entry]) => ({ path, ...entry }));
});

afterAll(() => registry.close());

const manifestOf = (path: string) => JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8'));

describe('both packages, and everything that npm installs with them', () => {
  test('run no scripts during installation', () => {
    const withScripts = installed.filter(
      ({ path }) =>
        INSTALL_SCRIPTS.some((name) => manifestOf(path).scripts?.[name]) ||
        existsSync(join(folder, path, 'binding.gyp')), // npm would build it
    );

    expect(withScripts).toEqual([]);
    expect(installed.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['node_modules/ecs-pipeline', 'node_modules/generator-ecs-pipeline']),
    );
  });

  test('have licenses that only require attribution', () => {
    const isPermissive = (license = '') =>
      license.split(/[()]| OR /).some((choice) => PERMISSIVE.includes(choice.trim()));

    expect(installed.filter(({ license }) => !isPermissive(license))).toEqual([]);
  });

  test('are supported: none is deprecated', () => {
    expect(installed.filter(({ deprecated }) => deprecated)).toEqual([]);
  });
});
