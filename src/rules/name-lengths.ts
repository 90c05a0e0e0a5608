import { Problem } from '../config/problem';
import { DerivedName } from '../naming/derived-names';
import { NAME_LIMITS } from '../naming/name-limits';
import { shorten } from '../text/messages';
import { Rule } from './rule';

/**
 * Derived names that exceed an AWS limit: the worst one for each key of the config and, where a setting can replace
 * that name, the worst of the others.
 */
export const nameLengths: Rule = ({ derivedNames }) => {
  const byKey = new Map<string, DerivedName[]>();
  for (const derived of derivedNames.filter((one) => excess(one) > 0)) {
    const key = JSON.stringify(derived.path);
    const known = byKey.get(key);
    if (known) known.push(derived);
    else byKey.set(key, [derived]);
  }
  return [...byKey.values()].map(toProblem);
};

function toProblem(tooLong: readonly DerivedName[]): Problem {
  const worst = worstOf(tooLong)!;
  const { alternative, name, path, resource, value } = worst;
  const left = worstOf(tooLong.filter((one) => one.alternative !== alternative));
  const rest = left
    ? ` (the ${left.resource} name "${shorten(left.name)}" would still be too long by ${excess(left)})`
    : '';
  const instead = alternative ? `, or set ${alternative}${rest}` : '';
  return {
    path,
    message: `makes the ${resource} name too long`,
    value,
    fix: `shorten "${shorten(name)}" from ${name.length} to ${NAME_LIMITS[resource]} characters${instead}`,
  };
}

/** In a tie, the first one. */
function worstOf(names: readonly DerivedName[]): DerivedName | undefined {
  return names.reduce<DerivedName | undefined>(
    (worst, one) => (worst && excess(worst) >= excess(one) ? worst : one),
    undefined,
  );
}

function excess({ name, resource }: DerivedName): number {
  return name.length - NAME_LIMITS[resource];
}
