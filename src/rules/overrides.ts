import { enumerate } from '../text/messages';
import { suggest } from '../text/suggest';
import { Rule } from './rule';

/** Overrides for environments that there are not: they would never take effect. */
export const overriddenEnvironments: Rule = ({ environments, isBroken, services }) => {
  // The name that an override means may be the one that is broken.
  if (environments.some((_, index) => isBroken(['environments', index, 'name']))) return [];
  if (environments.length === 0) return [];
  const known = environments.flatMap(({ name }) => name ?? []);
  return services.flatMap(({ overrides = {} }, index) =>
    Object.keys(overrides)
      .filter((name) => !known.includes(name))
      .map((name) => {
        const meant = suggest(name, known);
        const fix = meant ? `did you mean ${meant}?` : `the environments are ${enumerate(known)}`;
        return { path: ['services', index, 'overrides', name], message: 'no such environment', fix };
      }),
  );
};
