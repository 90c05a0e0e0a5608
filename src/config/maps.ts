/** A map whose values have not been checked yet. */
export interface UnknownMap {
  readonly [key: string]: unknown;
}

/** Whether a value is a map, and not a list or a scalar. */
export function isMap(value: unknown): value is UnknownMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
