import { join } from 'node:path';
import { cleanEnvironment, run, temporaryFolder } from '../tools';
import { packPackage, ROOT } from './packed';
import { startRegistry } from './registry';

/** Runs in a separate process because it waits for npm, which waits for the registry in this process. */
async function isPublished(registry: string, version: string, name = 'ecs-pipeline'): Promise<unknown> {
  const script = `console.log(require(${JSON.stringify(join(ROOT, 'lib/install/published'))}).isPublished(...process.argv.slice(1)))`;
  const env = cleanEnvironment({ npm_config_registry: registry, npm_config_fetch_retries: '0' });
  return JSON.parse((await run(process.execPath, ['-e', script, name, version, temporaryFolder()], { env })).stdout);
}

test('a version counts as published if the user’s registry has it, or cannot be reached', async () => {
  const registry = await startRegistry([(await packPackage()).tarball]);
  try {
    expect(await isPublished(registry.url, '0.1.0')).toBe(true);
    expect(await isPublished(registry.url, '9.9.9')).toBe(false);
    expect(await isPublished(registry.url, '0.1.0', '@ecs-pipeline/no-such-package')).toBe(false);
    expect(await isPublished('http://127.0.0.1:1', '0.1.0')).toBe(true);
  } finally {
    await registry.close();
  }
}, 60_000);
