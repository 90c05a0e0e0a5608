import { EcsPipelineConfig, EnvironmentConfig, parseConfig } from '../config';
import { enumerate } from '../config/problem';
import { suggest } from '../config/suggest';
import { UserError } from '../user-error';
import { insertItem } from './insert-item';

/** Where an environment comes in the promotion order, by the name of a neighbour. */
export type Place = { readonly after: string } | { readonly before: string };

/**
 * The text of a config file with one environment more. Nothing else in it changes.
 *
 * @param fileName - what messages call the file
 * @param place - default: the last in the promotion order
 * @throws ConfigError - where the text, or the config with the environment, has problems
 * @throws UserError - where there is no such neighbour
 */
export function addEnvironment(text: string, fileName: string, environment: EnvironmentConfig, place?: Place): string {
  const config = parseConfig(text, fileName);
  const index = place ? indexOf(config, fileName, place) : config.environments.length;
  return insertItem(text, fileName, 'environments', index, environment);
}

function indexOf(config: EcsPipelineConfig, fileName: string, place: Place): number {
  const neighbour = 'after' in place ? place.after : place.before;
  const names = config.environments.map(({ name }) => name);
  const index = names.indexOf(neighbour);
  if (index === -1) {
    const meant = suggest(neighbour, names);
    const fix = meant ? `did you mean ${meant}?` : `there is ${enumerate(names)}`;
    throw new UserError(`${fileName}: no environment of this name, got ${JSON.stringify(neighbour)}; ${fix}`);
  }
  return 'after' in place ? index + 1 : index;
}
