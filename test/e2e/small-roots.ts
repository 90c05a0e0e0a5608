import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EcsPipelineConfig } from '../../src/config';
import { resolveModel } from '../../src/model/resolve-model';
import { render } from './repository';

/**
 * Renders a repository whose roots have the backend and roles of the config and almost nothing else, to test how
 * Terraform is run, not what it applies. The first has an SSM parameter. The others need no provider, which takes
 * seconds to load for each command.
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

/** Sets the only resource of a root with a provider. */
export function setParameter(folder: string, root: string, value: string): void {
  const resource = `resource "aws_ssm_parameter" "this" {\n  name  = "/test/${root}"\n  type  = "String"\n  value = "${value}"\n}\n`;
  writeFileSync(join(folder, root, 'main.tf'), resource);
}

/** Sets the content of a root without a provider. Its apply runs the command in the root, and fails if it fails. */
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
