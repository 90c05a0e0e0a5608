import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { RUN_MODE } from 'ecs-pipeline/generator';

const PROJENRC = '.projenrc.js';

/**
 * Writes the repository from its ecs-pipeline.yaml, as `npx projen` does. Where that cannot run yet, before the first
 * `npm install`, this package's own ecs-pipeline does it.
 *
 * @param {string} root
 * @param {{ force: boolean }} options - whether files that a run refuses to overwrite are overwritten
 */
export function generate(root, { force }) {
  const isInstalled = existsSync(join(root, PROJENRC)) && existsSync(join(root, 'node_modules/ecs-pipeline'));
  const own = createRequire(import.meta.url).resolve('ecs-pipeline');
  const script = `new (require(${JSON.stringify(own)}).EcsPipelineProject)().synth();`;
  const mode = { kind: force ? 'force' : 'write' };
  const { error, status } = spawnSync(process.execPath, isInstalled ? [PROJENRC] : ['-e', script], {
    cwd: root,
    env: { ...process.env, [RUN_MODE]: JSON.stringify(mode) },
    stdio: 'inherit',
  });
  if (error) throw error;
  // It has said why.
  if (status !== 0) process.exit(status ?? 1);
}
