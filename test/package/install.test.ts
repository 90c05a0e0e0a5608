import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { packPackage } from './packed';
import { type Registry, startRegistry } from './registry';

let registry: Registry;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  registry = await startRegistry([(await packPackage()).tarball]);
  env = cleanEnvironment({ npm_config_registry: registry.url, npm_config_yes: 'true' });
});

afterAll(() => registry.close());

describe('npm install ecs-pipeline, in an empty folder', () => {
  test('adds only the peers, and the package can be loaded', async () => {
    // GIVEN
    const folder = temporaryFolder();

    // WHEN
    await run('npm', ['install', 'ecs-pipeline'], { cwd: folder, env });

    // THEN
    const lock = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8'));
    const top = Object.keys(lock.packages).filter((path) => path.split('node_modules/').length === 2);
    expect(top.sort()).toEqual(['node_modules/constructs', 'node_modules/ecs-pipeline', 'node_modules/projen']);

    const script = "console.log(Object.keys(require('ecs-pipeline')).includes('EcsPipelineProject'))";
    expect((await run(process.execPath, ['-e', script], { cwd: folder, env })).stdout).toBe('true\n');
  });
});
