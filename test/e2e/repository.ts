import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';

const EXAMPLES = join(__dirname, '../../examples');
const EXAMPLE = 'three-accounts';

/** The example as it is committed, not a line of it changed. */
export function copyExample(folder: string): void {
  cpSync(join(EXAMPLES, EXAMPLE), folder, { recursive: true });
}

export function exampleConfig(example = EXAMPLE): EcsPipelineConfig {
  return parse(readFileSync(join(EXAMPLES, example, 'ecs-pipeline.yaml'), 'utf8'));
}

/** The repository that the config gives, over what is in the folder. */
export function render(config: EcsPipelineConfig, folder: string): void {
  for (const { path, content } of renderRepository(resolveModel(config))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** The same with its config file, as the commands read it. */
export function renderWithConfig(config: EcsPipelineConfig, folder: string): void {
  render(config, folder);
  writeFileSync(join(folder, 'ecs-pipeline.yaml'), stringify(config));
}
