import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { renderRepository } from '../../src/render/repository';

const EXAMPLE = join(__dirname, '../../examples/three-accounts');

/** The example as it is committed, not a line of it changed. */
export function copyExample(folder: string): void {
  if (existsSync(join(EXAMPLE, 'environments'))) cpSync(EXAMPLE, folder, { recursive: true });
  else render(exampleConfig(), folder);
}

export function exampleConfig(): EcsPipelineConfig {
  return parse(readFileSync(join(EXAMPLE, 'ecs-pipeline.yaml'), 'utf8'));
}

/** The repository that the config gives, over what is in the folder. */
export function render(config: EcsPipelineConfig, folder: string): void {
  for (const { path, content } of renderRepository(resolveModel(config))) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
