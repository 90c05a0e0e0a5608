import { EcsPipelineConfig } from '../config/config';
import { checkConfig } from './check-config';
import { ConfigError } from './config-error';
import { readYaml } from './yaml-file';

/**
 * Parses the config from the text of a YAML 1.2 file.
 *
 * @param fileName - the name of the file in messages
 * @throws ConfigError - with every problem and its line
 */
export function parseConfig(text: string, fileName: string): EcsPipelineConfig {
  const { data, lineOf, problems, textOf } = readYaml(text);
  if (data === null) {
    const fix = 'start with name, region, pipeline, environments and services';
    throw new ConfigError(fileName, [{ path: [], message: 'empty', fix }]);
  }
  const found = data === undefined ? [] : checkConfig(data, textOf);
  const all = [...problems, ...found.map((problem) => ({ ...problem, line: lineOf(problem.path) }))];
  if (all.length > 0) throw new ConfigError(fileName, all);
  return data as EcsPipelineConfig;
}
