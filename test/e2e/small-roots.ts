import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { render } from './repository';

/**
 * A repository whose roots have backend and roles as the config says, and next to nothing else: for whoever tests how
 * Terraform is run, not what it applies. The first has an SSM parameter; the others need no provider, which takes seconds
 * to load at each command.
 */
export function renderSmallRoots(config: EcsPipelineConfig, folder: string): void {
  render(config, folder);
  writeFileSync(join(folder, '.projenrc.js'), '');
  writeFileSync(join(folder, 'ecs-pipeline.yaml'), JSON.stringify(config));
  const { environments, pipelineAccount } = resolveModel(config);
  for (const root of [...environments, pipelineAccount]) {
    const path = join(folder, root.folder);
    for (const file of readdirSync(path)) {
      if (!['providers.tf', 'terraform.tf'].includes(file)) rmSync(join(path, file));
    }
    if (root === environments[0]) setParameter(folder, root.folder, 'first');
    else withoutProvider(path);
  }
}

/** The one resource of a root with a provider. */
export function setParameter(folder: string, root: string, value: string): void {
  const resource = `resource "aws_ssm_parameter" "this" {\n  name  = "/test/${root}"\n  type  = "String"\n  value = "${value}"\n}\n`;
  writeFileSync(join(folder, root, 'main.tf'), resource);
}

/** What a root without a provider has. Its apply fails unless the command succeeds, which runs in the root. */
export function setCommand(folder: string, root: string, command: string): void {
  const provisioner = `  provisioner "local-exec" {\n    command = ${JSON.stringify(command)}\n  }\n`;
  const resource = `resource "terraform_data" "command" {\n  triggers_replace = ${JSON.stringify(command)}\n${provisioner}}\n`;
  writeFileSync(join(folder, root, 'main.tf'), resource);
}

function withoutProvider(path: string): void {
  rmSync(join(path, 'providers.tf'));
  const file = join(path, 'terraform.tf');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/ {2}required_providers \{\n.*?\n {2}\}\n/s, ''));
  writeFileSync(join(path, 'main.tf'), 'resource "terraform_data" "command" {}\n');
}
