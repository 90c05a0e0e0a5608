import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineConfig } from '../../src/config';
import { parseConfig } from '../../src/reading/parse-config';

const FOLDER = join(__dirname, 'found');

/** A config that revealed a bug, reduced as far as possible. */
export interface FoundConfig {
  readonly file: string;
  readonly config: EcsPipelineConfig;
}

/** All of them. Each is a file with a comment about the bug. */
export function foundConfigs(): FoundConfig[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => ({ file, config: parseConfig(readFileSync(join(FOLDER, file), 'utf8'), file) }));
}
