import { isMap, UnknownMap } from '../../src/config/maps';

/** The map that turns one map into another when it is merged over it. Null removes a key. */
export function difference(base: object, wanted: object): UnknownMap {
  const [from, to] = [base as UnknownMap, wanted as UnknownMap];
  const removed = Object.keys(from).filter((key) => !Object.hasOwn(to, key));
  const changed = Object.entries(to).flatMap(([key, value]): [string, unknown][] => {
    if (!Object.hasOwn(from, key)) return [[key, value]];
    const own = from[key];
    if (JSON.stringify(own) === JSON.stringify(value)) return [];
    if (!isMap(own) || !isMap(value)) return [[key, value]];
    // The schema requires the command of a health check in an override as well.
    return [
      [
        key,
        { ...difference(own, value), ...(key === 'healthCheck' && value.command ? { command: value.command } : {}) },
      ],
    ];
  });
  return Object.fromEntries([...removed.map((key) => [key, null] as const), ...changed]);
}
