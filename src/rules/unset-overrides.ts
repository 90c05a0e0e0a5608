import { isMap } from '../config/maps';
import { Path, Problem } from '../config/problem';
import { Rule } from './rule';

/** Nulls in overrides that remove nothing because the service does not set the value: most likely a misspelled name. */
export const unsetOverrides: Rule = ({ isBroken, services }) =>
  services.flatMap(({ overrides = {}, ...service }, index) =>
    Object.entries(overrides).flatMap(([environment, settings]) =>
      nullsWithoutValue(settings, service)
        // The service can set a broken value there.
        .filter(([setting]) => !isBroken(['services', index, setting!]))
        .map(
          (path): Problem => ({
            path: ['services', index, 'overrides', environment, ...path],
            message: 'null has no effect because the service does not set this value',
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
