import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { EcsPipelineConfig } from '../config';
import { CONFIG_FILE } from '../file-names';
import { UserError } from '../user-error';
import { checkConfig } from './check-config';
import { ConfigError } from './config-error';
import { plainData } from './plain-data';
import { readConfig } from './read-config';

/** The origin of a config. */
export interface ConfigSource {
  readonly config?: EcsPipelineConfig;
  readonly configFile?: string;
  readonly outdir?: string;
}

/** A valid config and, unless it is in code, the text of `ecs-pipeline.yaml` or the text to create it with. */
export interface LoadedConfig {
  readonly config: EcsPipelineConfig;
  readonly text?: string;
}

/** Whether there is no config yet: not in code, not in a file to import, and not in the repository. */
export function isConfigMissing({ config, configFile, outdir = '.' }: ConfigSource): boolean {
  return config === undefined && configFile === undefined && !existsSync(join(outdir, CONFIG_FILE));
}

/** @throws UserError - with every problem of the config */
export function loadConfig({ config, configFile, outdir = '.' }: ConfigSource): LoadedConfig {
  const file = join(outdir, CONFIG_FILE);
  const hasFile = existsSync(file);
  if (config !== undefined) {
    if (hasFile || configFile)
      throw new UserError(`The config is defined twice: in code and in ${configFile ?? file}. Remove one of them.`);
    const { data, problems } = plainData(config);
    const all = problems.length > 0 ? problems : checkConfig(data);
    if (all.length > 0) throw new ConfigError('config', all);
    return { config: data as EcsPipelineConfig };
  }
  if (configFile && resolve(configFile) !== resolve(file)) {
    if (hasFile) throw new UserError(`${file} already exists. Remove it, or omit --config-file to use it.`);
    return readConfig(configFile);
  }
  return readConfig(file);
}
