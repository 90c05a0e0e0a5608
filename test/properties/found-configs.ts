import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EcsPipelineConfig } from '../../src/config';
import { parseConfig } from '../../src/reading/parse-config';

const FOLDER = join(__dirname, 'found');

/** A config that has shown a bug, as small as it could be made. */
export interface FoundConfig {
  readonly file: string;
  readonly config: EcsPipelineConfig;
}

/** All of them: a new one is a new file, with a comment which bug it showed. */
export function foundConfigs(): FoundConfig[] {
  return readdirSync(FOLDER)
    .sort()
    .map((file) => ({ file, config: parseConfig(readFileSync(join(FOLDER, file), 'utf8'), file) }));
}
