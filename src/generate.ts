import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PROJENRC_FILE } from './file-names';
import { runProjenrc } from './run-projenrc';

/** How a repository is generated. */
export interface GenerateOptions {
  /** Whether to overwrite files that a run would otherwise refuse to overwrite. */
  readonly force: boolean;
}

/**
 * Writes a repository from its ecs-pipeline.yaml, as `npx projen` does. Before the first `npm install`, when that
 * cannot run yet, this package does it. If it fails, the reason has been printed and the process exits.
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
