/** A map of a config as far as it has been looked at: its values may be anything. */
export interface UnknownMap {
  readonly [key: string]: unknown;
}

/** Whether a value is a map of the config, and neither a list nor a scalar. */
export function isMap(value: unknown): value is UnknownMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
