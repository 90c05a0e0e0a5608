import { Problem } from '../config/problem';
import { DerivedName } from '../naming/derived-names';
import { NAME_LIMITS } from '../naming/name-limits';
import { shorten } from '../text/messages';
import { Rule } from './rule';

/**
 * Derived names over a limit of AWS: of those that one key of the config makes too long, the worst; and where a setting
 * can replace that one, the worst of those that it leaves.
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
    ? `, which leaves "${shorten(left.name)}", the name of the ${left.resource}, ${excess(left)} too long`
    : '';
  const instead = alternative ? `, or set ${alternative}${rest}` : '';
  return {
    path,
    message: `too long for the name of the ${resource}`,
    value,
    fix: `shorten "${shorten(name)}" by ${excess(worst)} to ${NAME_LIMITS[resource]} characters${instead}`,
  };
}

/** Among equals the first. */
function worstOf(names: readonly DerivedName[]): DerivedName | undefined {
  return names.reduce<DerivedName | undefined>(
    (worst, one) => (worst && excess(worst) >= excess(one) ? worst : one),
    undefined,
  );
}

function excess({ name, resource }: DerivedName): number {
  return name.length - NAME_LIMITS[resource];
}
