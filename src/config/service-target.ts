import { ConfigParts } from './config-parts';
import { effectiveSettings } from './effective-settings';
import { EnvironmentConfig } from './environment-config';
import { Path } from './problem';
import { ServiceConfig, ServiceSettings } from './service-config';
import { runsIn } from './service-environments';

/** A path within a service's settings. */
export type SettingPath = readonly [keyof ServiceSettings, ...(string | number)[]];

/** One service in one environment, with the settings that a rule reads. */
export interface ServiceTarget<K extends keyof ServiceSettings = keyof ServiceSettings> {
  readonly service: Partial<ServiceConfig>;
  readonly environment: Partial<EnvironmentConfig>;
  /** Includes the environment's overrides. */
  readonly settings: Pick<ServiceSettings, K>;
  /** The path of a setting: the first one that the environment overrides, or else the first one that is set. */
  readonly at: (first: SettingPath, ...others: SettingPath[]) => Path;
  /** Whether the schema reports a problem with a setting, in the service or in the environment's overrides. */
  readonly isBroken: (setting: keyof ServiceSettings) => boolean;
}

/** Every service in every environment that it runs in. A service with invalid `environments` has no targets. */
export function serviceTargets(config: ConfigParts): ServiceTarget[] {
  return config.services.flatMap((service, serviceIndex) => {
    const path = ['services', serviceIndex];
    if (config.isBroken([...path, 'environments'])) return [];
    const environments = config.environments.filter(({ name = '' }) => runsIn(service, name));
    return environments.map((environment) => {
      const name = environment.name ?? '';
      return {
        service,
        environment,
        settings: effectiveSettings(service, name),
        at: (...settings) => locate(service, name, settings, path),
        isBroken: (setting) =>
          !config.isIntact &&
          (config.isBroken([...path, setting]) || config.isBroken([...path, 'overrides', name, setting])),
      };
    });
  });
}

function locate(service: Partial<ServiceConfig>, environment: string, settings: SettingPath[], path: Path): Path {
  const overridden = settings.find((setting) => isSet(service.overrides, [environment, ...setting]));
  if (overridden) return [...path, 'overrides', environment, ...overridden];
  return [...path, ...(settings.find((setting) => isSet(service, setting)) ?? settings[0]!)];
}

function isSet(value: unknown, path: Path): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return value !== undefined;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
  return isSet((value as Record<string | number, unknown>)[key], rest);
}
