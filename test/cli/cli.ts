import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cleanEnvironment, type RunResult, run, temporaryFolder } from '../tools';

const MAIN = join(__dirname, '../../src/cli/main.ts');
const TSX = pathToFileURL(require.resolve('tsx')).href;

/** Runs `ecs-pipeline` from its sources in a folder. */
export function ecsPipeline(cwd: string, args: readonly string[], env = cleanEnvironment()): Promise<RunResult> {
  return run(process.execPath, ['--import', TSX, MAIN, ...args], { cwd, env, mayFail: true });
}

/** The same program while it is running. */
export function spawnEcsPipeline(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return spawn(process.execPath, ['--import', TSX, MAIN, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

export const CONFIG = `name: shop
region: eu-west-1
pipeline: { accountId: "111111111111" }
environments:
  - name: dev # the playground
    accountId: "222222222222"
  - name: production
    accountId: "333333333333"
services:
  - name: api
`;

/** A folder with a config file and the given .projenrc.js. */
export function repository(projenrc: string, config = CONFIG): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'ecs-pipeline.yaml'), config);
  writeFileSync(join(folder, '.projenrc.js'), projenrc);
  return folder;
}
