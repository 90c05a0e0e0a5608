import { isMap } from './maps';
import { ServiceConfig, ServiceSettings } from './service-config';

/**
 * A service's settings in one environment: its own, with the environment's `overrides` merged over them. Maps are
 * merged key by key at every level, and null removes a key. Any other value replaces the service's.
 */
export function effectiveSettings(service: Partial<ServiceConfig>, environmentName: string): ServiceSettings {
  const { overrides = {} } = service;
  const settings = ownSettings(service);
  // An environment can be named `constructor`.
  return Object.hasOwn(overrides, environmentName)
    ? (merge(settings, overrides[environmentName]) as ServiceSettings)
    : settings;
}

/** Returns the same object every time, so that environments without overrides can be recognized as equal. */
function ownSettings(service: Partial<ServiceConfig>): ServiceSettings {
  const known = OWN_SETTINGS.get(service);
  if (known) return known;
  const { name, environments, image, push, overrides, ...settings } = service;
  OWN_SETTINGS.set(service, settings);
  return settings;
}

const OWN_SETTINGS = new WeakMap<Partial<ServiceConfig>, ServiceSettings>();

function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isMap(over)) return over;
  const merged: { [key: string]: unknown } = isMap(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(over)) {
    if (value === null) {
      delete merged[key];
      continue;
    }
    // A key can be named `__proto__`.
    Object.defineProperty(merged, key, {
      ...OWN,
      value: merge(Object.hasOwn(merged, key) ? merged[key] : undefined, value),
    });
  }
  return merged;
}

const OWN = { configurable: true, enumerable: true, writable: true };
