import { Problem } from '../config/problem';
import { DerivedName } from '../naming/derived-names';
import { NAME_LIMITS } from '../naming/name-limits';
import { shorten } from '../text/messages';
import { Rule } from './rule';

/** Derived names over a limit of AWS: of those that one key of the config makes too long, the worst. */
export const nameLengths: Rule = ({ derivedNames }) => {
  const worst = new Map<string, DerivedName>();
  for (const derived of derivedNames.filter((one) => excess(one) > 0)) {
    const key = JSON.stringify(derived.path);
    const known = worst.get(key);
    if (!known || excess(derived) > excess(known)) worst.set(key, derived);
  }
  return [...worst.values()].map(toProblem);
};

function toProblem(derived: DerivedName): Problem {
  const { alternative, name, path, resource, value } = derived;
  const instead = alternative ? `, or set ${alternative}` : '';
  return {
    path,
    message: `too long for the name of the ${resource}`,
    value,
    fix: `shorten "${shorten(name)}" by ${excess(derived)} to ${NAME_LIMITS[resource]} characters${instead}`,
  };
}

function excess({ name, resource }: DerivedName): number {
  return name.length - NAME_LIMITS[resource];
}
