import { isMap } from './maps';
import { ServiceConfig, ServiceSettings } from './service-config';

/**
 * A service's settings in one environment: its own, with the environment's `overrides` merged over them. Maps are
 * merged key by key at every depth; anything else replaces.
 */
export function effectiveSettings(service: Partial<ServiceConfig>, environmentName: string): ServiceSettings {
  const { name, image, push, overrides = {}, ...settings } = service;
  // An environment can be called `constructor`.
  const override = Object.hasOwn(overrides, environmentName) ? overrides[environmentName] : {};
  return merge(settings, override) as ServiceSettings;
}

function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isMap(base) || !isMap(over)) return over;
  const own = (key: string) => (Object.hasOwn(base, key) ? base[key] : undefined);
  const merged = Object.entries(over).map(([key, value]) => [key, merge(own(key), value)]);
  return Object.fromEntries([...Object.entries(base), ...merged]);
}
