import { EcsPipelineConfig, EnvironmentConfig, ServiceConfig } from '../config';
import { parseConfig } from '../reading/parse-config';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { insertItem } from './insert-item';

/** Where an environment comes in the promotion order, by the name of a neighbour. */
export type Position = { readonly after: string } | { readonly before: string };

/**
 * The text of a config file with one environment more. Nothing else in it changes.
 *
 * @param fileName - what messages call the file
 * @param position - default: the last in the promotion order
 * @throws ConfigError - where the text, or the config with the environment, has problems
 * @throws UserError - where there is no such neighbour
 */
export function addEnvironment(
  text: string,
  fileName: string,
  environment: EnvironmentConfig,
  position?: Position,
): string {
  const config = parseConfig(text, fileName);
  const index = position ? indexOf(config, fileName, position) : config.environments.length;
  return insertItem(text, fileName, 'environments', index, environment);
}

/**
 * The text of a config file with one service more, behind the others. Nothing else in it changes.
 *
 * @param fileName - what messages call the file
 * @throws ConfigError - where the text, or the config with the service, has problems
 */
export function addService(text: string, fileName: string, service: ServiceConfig): string {
  return insertItem(text, fileName, 'services', parseConfig(text, fileName).services.length, service);
}

function indexOf(config: EcsPipelineConfig, fileName: string, position: Position): number {
  const neighbour = 'after' in position ? position.after : position.before;
  const names = config.environments.map(({ name }) => name);
  const index = names.indexOf(neighbour);
  if (index === -1) {
    const meant = suggest(neighbour, names);
    const fix = meant ? `did you mean ${meant}?` : `there is ${enumerateNames(names)}`;
    throw new UserError(`${fileName}: no environment of this name, got ${JSON.stringify(neighbour)}; ${fix}`);
  }
  return 'after' in position ? index + 1 : index;
}
