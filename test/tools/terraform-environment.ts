import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProviderMirror } from './provider-mirror';
import { temporaryFolder } from './temporary-folder';

/** The environment for `terraform`: no colors, no questions, and the local provider if it exists. */
export function terraformEnvironment(additions: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    GOGC: '400', // every command reads the provider's schema, which takes a fifth less time with fewer collections
    TF_CLI_ARGS: '-no-color',
    TF_CLI_CONFIG_FILE: cliConfigFile(),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    ...additions,
  };
}

let written: string | undefined;

/**
 * TF_PROVIDER_MIRROR has precedence over the user's configuration, which has precedence over a mirror that was found.
 */
function cliConfigFile(): string {
  const configured = process.env.TF_CLI_CONFIG_FILE;
  if (!process.env.TF_PROVIDER_MIRROR && configured && existsSync(configured)) {
    return configured;
  }
  written ??= writeCliConfigFile(findProviderMirror());
  return written;
}

/** With a mirror, nothing is downloaded. An unpacked mirror is linked, not copied. */
function writeCliConfigFile(mirror: string | undefined): string {
  const method = mirror === undefined ? 'direct {}' : `filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }`;
  const file = join(temporaryFolder(), 'terraform.tfrc');
  writeFileSync(file, `provider_installation {\n  ${method}\n}\n`);
  return file;
}
