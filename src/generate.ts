import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJENRC_FILE } from './file-names';
import { runProjenrc } from './run-projenrc';

/** How a repository is generated. */
export interface GenerateOptions {
  /** Whether files that a run refuses to overwrite are overwritten. */
  readonly force: boolean;
}

/**
 * Writes a repository from its ecs-pipeline.yaml, as `npx projen` does. Where that cannot run yet, before the first
 * `npm install`, this package does it. The process ends where it fails: it has said why.
 */
export function generate(folder: string, { force }: GenerateOptions): void {
  const isInstalled = existsSync(join(folder, PROJENRC_FILE)) && existsSync(join(folder, 'node_modules/ecs-pipeline'));
  const own = `new (require(${JSON.stringify(join(__dirname, 'index.js'))}).EcsPipelineProject)().synth();`;
  const { status } = runProjenrc(
    { kind: force ? 'force' : 'write', isPart: true },
    { folder, ...(isInstalled ? {} : { script: ['-e', own] }) },
  );
  if (status !== 0) process.exit(status ?? 1);
}
