import { formatPath } from '../config/problem';
import { DerivedName, derivedNames } from '../naming/derived-names';
import { shorten } from '../text/messages';
import { Rule } from './rule';

/** Derived names that two resources would share: for each key of the config that leads to one, the first. */
export const nameCollisions: Rule = (config) => {
  const seen = new Map<string, DerivedName>();
  const collisions = new Map<string, { derived: DerivedName; other: DerivedName }>();
  for (const derived of derivedNames(config)) {
    if (derived.scope === undefined) continue;
    const name = JSON.stringify([derived.resource, derived.scope, derived.name]);
    const other = seen.get(name);
    const key = JSON.stringify(derived.own.path);
    if (!other) seen.set(name, derived);
    else if (!collisions.has(key)) collisions.set(key, { derived, other });
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
