import { SettingPath } from '../config/service-target';

interface Variables {
  readonly environment?: { readonly [name: string]: string };
  readonly secrets?: { readonly [name: string]: string };
}

/** The variables of the service's own container and of each sidecar. */
export function containersOf(settings: Variables & { readonly sidecars?: readonly Variables[] }): {
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
