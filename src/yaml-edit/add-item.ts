import { EcsPipelineConfig, EnvironmentConfig, ServiceConfig } from '../config';
import { parseConfig } from '../reading/parse-config';
import { enumerateNames } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { insertItem } from './insert-item';

/** The position of a new environment in the promotion order, relative to an existing one. */
export type Position = { readonly after: string } | { readonly before: string };

/**
 * Adds an environment to the text of a config file. Nothing else in it changes.
 *
 * @param fileName - the name of the file in messages
 * @param position - default: the end of the promotion order
 * @throws ConfigError - if the text, or the config with the new environment, has problems
 * @throws UserError - if the environment in `position` does not exist
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
 * Adds a service to the text of a config file, after the others. Nothing else in it changes.
 *
 * @param fileName - the name of the file in messages
 * @throws ConfigError - if the text, or the config with the new service, has problems
 */
export function addService(text: string, fileName: string, service: ServiceConfig): string {
  return insertItem(text, fileName, 'services', parseConfig(text, fileName).services.length, service);
}

function indexOf(config: EcsPipelineConfig, fileName: string, position: Position): number {
  const neighbor = 'after' in position ? position.after : position.before;
  const names = config.environments.map(({ name }) => name);
  const index = names.indexOf(neighbor);
  if (index === -1) {
    const meant = suggest(neighbor, names);
    const fix = meant ? `did you mean ${meant}?` : `use ${enumerateNames(names, 'or')}`;
    throw new UserError(`${fileName}: unknown environment, got ${JSON.stringify(neighbor)}; ${fix}`);
  }
  return 'after' in position ? index + 1 : index;
}
