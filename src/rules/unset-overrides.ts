import { isMap } from '../config/maps';
import { Path, Problem } from '../config/problem';
import { Rule } from './rule';

/** Nulls in overrides that remove nothing, as the service sets no such value: most likely a misspelt name. */
export const unsetOverrides: Rule = ({ isBroken, services }) =>
  services.flatMap(({ overrides = {}, ...service }, index) =>
    Object.entries(overrides).flatMap(([environment, settings]) =>
      nullsWithoutValue(settings, service)
        // What the service sets there may be what is broken.
        .filter(([setting]) => !isBroken(['services', index, setting!]))
        .map(
          (path): Problem => ({
            path: ['services', index, 'overrides', environment, ...path],
            message: 'null, though the service sets no such value that could be removed',
            fix: 'remove it',
          }),
        ),
    ),
  );

function nullsWithoutValue(over: unknown, base: unknown): Path[] {
  if (!isMap(over)) return [];
  return Object.entries(over).flatMap(([key, value]): Path[] => {
    const own = isMap(base) && Object.hasOwn(base, key) ? base[key] : undefined;
    if (value === null) return own === undefined ? [[key]] : [];
    return nullsWithoutValue(value, own).map((path) => [key, ...path]);
  });
}
