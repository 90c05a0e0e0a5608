import { ServiceConfig } from '../../src/config';
import { effectiveSettings } from '../../src/config/effective-settings';
import { isMap } from '../../src/config/maps';
import { Property } from './repository';

/** The path of a value. */
type Path = readonly string[];

export const effective: Property = {
  title: 'in each environment, its overrides apply, and everything else is as in the service',
  problemsOf: ({ config }) =>
    config.services.flatMap((service) =>
      config.environments.flatMap(({ name }) =>
        problemsIn(service, name).map((problem) => `${service.name} in ${name}: ${problem}`),
      ),
    ),
};

function problemsIn(service: ServiceConfig, environment: string): string[] {
  const { environments, image, name, overrides = {}, push, ...own } = service;
  const over = overrides[environment] ?? {};
  const settings = leaves(effectiveSettings(service, environment));
  const wanted = new Map([...leaves(own)].filter(([key]) => !isOverridden(JSON.parse(key), over)));
  for (const [key, value] of leaves(over)) if (value !== 'null') wanted.set(key, value);
  // A map from which every key is removed stays as an empty map.
  const keys = [...new Set([...settings.keys(), ...wanted.keys()])];
  return keys
    .filter((key) => settings.get(key) !== wanted.get(key) && settings.get(key) !== '{}' && wanted.get(key) !== '{}')
    .map((key) => `${key} is ${settings.get(key)}, wanted ${wanted.get(key)}`);
}

/** Whether something at the path, or above it, is replaced or removed. */
function isOverridden(path: Path, over: unknown): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return !isMap(over);
  if (!isMap(over)) return true;
  return Object.hasOwn(over, key) && isOverridden(rest, over[key]);
}

/** Values that are not maps, and empty maps, by path. */
function leaves(value: unknown, path: Path = []): Map<string, string> {
  if (!isMap(value) || Object.keys(value).length === 0) return new Map([[JSON.stringify(path), JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([key, item]) => [...leaves(item, [...path, key])]));
}
