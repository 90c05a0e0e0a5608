import { formatPath } from '../config/problem';
import { DerivedName } from '../naming/derived-names';
import { shorten } from '../text/messages';
import { Rule } from './rule';

/** Derived names that two resources would share, once for each key of the config that causes it. */
export const nameCollisions: Rule = ({ derivedNames }) => {
  const seen = new Map<string, DerivedName>();
  const collisions = new Map<string, { derived: DerivedName; other: DerivedName }>();
  for (const derived of derivedNames) {
    if (derived.scope === undefined) continue;
    const name = `${derived.resource} in ${derived.scope}: ${comparable(derived)}`;
    const other = seen.get(name);
    if (!other) {
      seen.set(name, derived);
      continue;
    }
    // Report the other key, because the name of the product is the last one to change.
    const pair = isOfProduct(derived) ? { derived: other, other: derived } : { derived, other };
    const key = JSON.stringify(pair.derived.own.path);
    if (!collisions.has(key)) collisions.set(key, pair);
  }
  return [...collisions.values()].map(({ derived: { name, of, own, resource, scope }, other }) => ({
    path: own.path,
    message: `leads to the same ${resource} name "${shorten(name)}" in ${scope} for ${other.of} and ${of}`,
    value: own.value,
    fix:
      formatPath(own.path) === formatPath(other.own.path)
        ? 'set a different one for each environment under overrides'
        : `use another name${name === other.name ? '' : ` because ${shorten(other.name)} differs only in case`}`,
  }));
};

function isOfProduct({ own }: DerivedName): boolean {
  return own.path.length === 1;
}

/**
 * IAM does not distinguish names by case.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
function comparable({ name, resource }: DerivedName): string {
  return resource.startsWith('IAM ') ? name.toLowerCase() : name;
}
