import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';

const EXAMPLES = join(__dirname, '../../examples');
const EXAMPLE = 'three-accounts';

/** Copies the committed example without any change. */
export function copyExample(folder: string): void {
  cpSync(join(EXAMPLES, EXAMPLE), folder, { recursive: true });
}

export function exampleConfig(example = EXAMPLE): EcsPipelineConfig {
  return parse(readFileSync(join(EXAMPLES, example, 'ecs-pipeline.yaml'), 'utf8'));
}

/** Generates the repository of a config, overwriting the files in the folder. */
export function render(config: EcsPipelineConfig, folder: string): void {
  for (const { path, content } of renderRepository(resolveModel(config))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** The same, with the config file that the commands read. */
export function renderWithConfig(config: EcsPipelineConfig, folder: string): void {
  render(config, folder);
  writeFileSync(join(folder, 'ecs-pipeline.yaml'), stringify(config));
}
