import { containersOf } from './containers';
import { settingsRule } from './rule';

/**
 * A variable can have only one value.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const variablesOnce = settingsRule(['environment', 'secrets', 'sidecars'], ({ at, settings }) =>
  containersOf(settings).flatMap(({ config: { environment = {}, secrets = {} }, pathOf }) =>
    Object.keys(secrets)
      .filter((name) => Object.hasOwn(environment, name))
      .map((name) => ({
        path: at(pathOf('secrets', name), pathOf('environment', name)),
        message: 'in both environment and secrets',
        fix: 'remove it from one of the two',
      })),
  ),
);

/** A variable needs a name. Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html */
export const variableNames = settingsRule(['environment', 'secrets', 'sidecars'], ({ at, settings }) =>
  containersOf(settings).flatMap(({ config, pathOf }) =>
    (['environment', 'secrets'] as const)
      .filter((key) => Object.hasOwn(config[key] ?? {}, ''))
      .map((key) => ({ path: at(pathOf(key, '')), message: 'empty variable name', fix: 'add a name' })),
  ),
);
