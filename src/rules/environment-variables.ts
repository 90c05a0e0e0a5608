import { partitionOf } from '../aws/partition';
import { Problem } from '../config/problem';
import { SettingPath } from '../config/service-target';
import { settingsRule } from './rule';

interface Variables {
  readonly environment?: { readonly [name: string]: string };
  readonly secrets?: { readonly [name: string]: string };
}

/** The variables of the service's own container and of each sidecar. */
function containersOf(settings: Variables & { readonly sidecars?: readonly Variables[] }): {
  variables: Variables;
  pathOf: (key: keyof Variables, name: string) => SettingPath;
}[] {
  return [
    { variables: settings, pathOf: (key, name) => [key, name] },
    ...(settings.sidecars ?? []).map((variables, index) => ({
      variables,
      pathOf: (key: keyof Variables, name: string): SettingPath => ['sidecars', index, key, name],
    })),
  ];
}

/**
 * Values of `secrets` that are no ARN of the partition: most likely the secret itself, which is not repeated here.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
 */
export const secretArns = settingsRule(['secrets', 'sidecars'], ({ at, settings }, { region }) => {
  const partition = partitionOf(region ?? '').name;
  const isSecret = new RegExp(
    `^arn:${region ? partition : '[a-z-]+'}:(secretsmanager:[a-z0-9-]+:\\d{12}:secret:.+|ssm:[a-z0-9-]+:\\d{12}:parameter/.+)$`,
  );
  return containersOf(settings).flatMap(({ pathOf, variables }) =>
    Object.entries(variables.secrets ?? {}).flatMap(([name, arn]): Problem[] =>
      isSecret.test(arn)
        ? []
        : [
            {
              path: at(pathOf('secrets', name)),
              message: `not the ARN of a secret or a parameter in the partition ${partition}`,
              fix: `use one such as arn:${partition}:secretsmanager:…:secret:… or arn:${partition}:ssm:…:parameter/…`,
            },
          ],
    ),
  );
});

/**
 * A variable has one value.
 *
 * Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
 */
export const variablesOnce = settingsRule(['environment', 'secrets', 'sidecars'], ({ at, settings }) =>
  containersOf(settings).flatMap(({ pathOf, variables: { environment = {}, secrets = {} } }) =>
    Object.keys(secrets)
      .filter((name) => Object.hasOwn(environment, name))
      .map((name) => ({
        path: at(pathOf('secrets', name), pathOf('environment', name)),
        message: 'in environment and in secrets',
        fix: 'remove it from one of the two',
      })),
  ),
);

/** A variable has a name. Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html */
export const variableNames = settingsRule(['environment', 'secrets', 'sidecars'], ({ at, settings }) =>
  containersOf(settings).flatMap(({ pathOf, variables }) =>
    (['environment', 'secrets'] as const)
      .filter((key) => Object.hasOwn(variables[key] ?? {}, ''))
      .map((key) => ({ path: at(pathOf(key, '')), message: 'a variable without a name', fix: 'give it one' })),
  ),
);
