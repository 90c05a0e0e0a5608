import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ConfigError, checkConfig, EcsPipelineConfig, readConfig } from './config';
import { runWizard } from './run-wizard';
import { UserError } from './user-error';

/** The config file of a generated repository. */
export const CONFIG_FILE = 'ecs-pipeline.yaml';

/** Where a config comes from. */
export interface ConfigSource {
  readonly config?: EcsPipelineConfig;
  readonly configFile?: string;
  readonly outdir?: string;
  readonly aws?: boolean;
}

/** A config that has been checked, and the text of `ecs-pipeline.yaml`, or to start it with, unless it is in code. */
export interface LoadedConfig {
  readonly config: EcsPipelineConfig;
  readonly text?: string;
}

/** @throws UserError, with every problem of the config. */
export function loadConfig({ aws = true, config, configFile, outdir = '.' }: ConfigSource): LoadedConfig {
  const file = join(outdir, CONFIG_FILE);
  const hasFile = existsSync(file);
  if (config) {
    if (hasFile || configFile)
      throw new UserError(`The config is given twice: in code and in ${configFile ?? file}. Remove one of them.`);
    const problems = checkConfig(config);
    if (problems.length > 0) throw new ConfigError('config', problems);
    return { config };
  }
  if (configFile && resolve(configFile) !== resolve(file)) {
    if (hasFile) throw new UserError(`${file} exists already. Remove it, or leave out --config-file to use it.`);
    return readConfig(configFile);
  }
  if (!hasFile) runWizard({ outdir, noAws: !aws });
  return readConfig(file);
}
