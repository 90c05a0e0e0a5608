import { ServiceConfig, ServiceSettings } from './service-config';

/**
 * A service's settings in one environment: its own, with the environment's `overrides` merged over them. Maps are
 * merged key by key at every depth; anything else replaces.
 */
export function effectiveSettings(service: ServiceConfig, environmentName: string): ServiceSettings {
  const { name, image, push, overrides, ...settings } = service;
  return merge(settings, overrides?.[environmentName] ?? {}) as ServiceSettings;
}

function merge(base: unknown, over: unknown): unknown {
  if (over === undefined) return base;
  if (!isMap(base) || !isMap(over)) return over;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, merge(base[key], over[key])]));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
