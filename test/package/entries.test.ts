import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { packPackage, ROOT } from './packed';

/** The names that can be imported. */
const ENTRIES = ['', '/generator', '/ecs-pipeline.schema.json', '/package.json', '/.jsii'].map(
  (entry) => `ecs-pipeline${entry}`,
);

/** A project that uses everything that has types. */
const USER = `
import { EcsPipelineProject, type EcsPipelineProjectOptions, type EnvironmentConfig } from 'ecs-pipeline';
import * as generator from 'ecs-pipeline/generator';

const environments: EnvironmentConfig[] = [{ name: 'dev', accountId: '222222222222' }];
const options: EcsPipelineProjectOptions = {
  config: {
    name: 'shop',
    region: 'eu-west-1',
    pipeline: { accountId: '111111111111' },
    environments,
    services: [{ name: 'api', containerPort: 8080 }],
  },
};
new EcsPipelineProject(options).synth();
export { generator };
`;

let folder: string;
let manifest: { exports: object; peerDependencies: object };

/** The tarball and its peers, laid out as npm does; the peers come from this checkout. */
beforeAll(async () => {
  folder = temporaryFolder();
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'ecs-pipeline'), { recursive: true });
  const { tarball } = await packPackage();
  await run('tar', ['-xzf', tarball, '-C', join(modules, 'ecs-pipeline'), '--strip-components=1']);
  manifest = require(join(modules, 'ecs-pipeline/package.json'));
  for (const name of [...Object.keys(manifest.peerDependencies), '@types'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  writeFileSync(join(folder, 'project.ts'), USER);
});

const evaluate = async (script: string, ...args: string[]) =>
  (await run(process.execPath, [...args, '-e', script], { cwd: folder, env: cleanEnvironment() })).stdout;

test('every entry exists, for require() and for import', async () => {
  expect(Object.keys(manifest.exports).map((entry) => entry.replace('.', 'ecs-pipeline'))).toEqual(ENTRIES);
  const names = JSON.stringify(ENTRIES);
  const isThere = `(file) => require('node:fs').statSync(file).isFile()`;

  expect(await evaluate(`console.log(${names}.map((name) => require.resolve(name)).every(${isThere}))`)).toBe('true\n');
  const imported = `
    import { statSync } from 'node:fs';
    const files = ${names}.map((name) => new URL(import.meta.resolve(name)));
    const { EcsPipelineProject } = await import('ecs-pipeline');
    console.log(files.every((file) => statSync(file).isFile()), typeof EcsPipelineProject);`;
  expect(await evaluate(imported, '--input-type=module')).toBe('true function\n');
});

test.each([
  ['node16', 'node16'],
  ['es2022', 'bundler'],
])(
  'the types of every entry pass the strictest checks, with module %s and resolution %s',
  async (module, resolution) => {
    const config = join(folder, `tsconfig.${module}.json`);
    const compilerOptions = {
      ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false },
      ...{ noEmit: true, module, moduleResolution: resolution, target: 'es2022', types: ['node'] },
    };
    writeFileSync(config, JSON.stringify({ compilerOptions, files: ['project.ts'] }));

    const { exitCode, stdout } = await run(
      process.execPath,
      [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config],
      {
        cwd: folder,
        env: cleanEnvironment(),
        mayFail: true,
      },
    );

    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
  },
);
