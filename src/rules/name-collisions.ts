import { formatPath } from '../config/problem';
import { DerivedName } from '../naming/derived-names';
import { shorten } from '../text/messages';
import { Rule } from './rule';

/** Derived names that two resources would share: for each key of the config that leads to one, the first. */
export const nameCollisions: Rule = ({ derivedNames }) => {
  const seen = new Map<string, DerivedName>();
  const collisions = new Map<string, { derived: DerivedName; other: DerivedName }>();
  for (const derived of derivedNames) {
    if (derived.scope === undefined) continue;
    const name = `${derived.resource} in ${derived.scope}: ${derived.name}`;
    const other = seen.get(name);
    if (!other) {
      seen.set(name, derived);
      continue;
    }
    const key = JSON.stringify(derived.own.path);
    if (!collisions.has(key)) collisions.set(key, { derived, other });
  }
  return [...collisions.values()].map(({ derived: { name, of, own, resource, scope }, other }) => ({
    path: own.path,
    message: `leads to a second ${resource} "${shorten(name)}" in ${scope}: one of ${other.of}, one of ${of}`,
    value: own.value,
    fix:
      formatPath(own.path) === formatPath(other.own.path)
        ? 'set it in overrides, another one for each environment'
        : 'use another name',
  }));
};
