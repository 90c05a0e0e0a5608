import { formatProblem, Path, Problem } from '../../src/config/problem';
import { checkConfig } from '../../src/reading/check-config';
import { schemaProblems } from '../../src/reading/schema-problems';
import validate from '../../src/reading/validate-config.generated';
import { Place, withStrings } from './places';

/** The results for strings at all places of a config. */
export interface Outcome {
  /** The strings that are accepted on their own; those of a group are also accepted together. */
  readonly groups: readonly Strings[];
  readonly refused: readonly Place[];
  /** The messages of the rejections. */
  readonly lines: ReadonlySet<string>;
}

export type Strings = ReadonlyMap<Place, string>;

/** Puts a string at every place, many at a time, because this takes a thousandth of the time of one at a time. */
export function putEverywhere(config: unknown, places: readonly Place[], stringAt: (place: Place) => string): Outcome {
  const lines = new Set<string>();
  const stringsAt = (chosen: readonly Place[]): Strings => new Map(chosen.map((place) => [place, stringAt(place)]));
  const check = (strings: Strings): Problem[] => {
    const problems = checkConfig(withStrings(config, strings));
    for (const problem of problems) lines.add(formatProblem(problem));
    return problems;
  };
  const isAccepted = (chosen: readonly Place[]) => check(stringsAt(chosen)).length === 0;

  const everywhere = stringsAt(places);
  const changed = withStrings(config, everywhere);
  const ofShape = validate(changed) ? [] : schemaProblems(changed, validate.errors ?? [], () => undefined);
  for (const problem of ofShape) lines.add(formatProblem(problem));
  // The schema checks each string by itself. A rule can blame one string for another, so each blamed one is tried alone.
  const ofBoth = blame(ofShape, everywhere).at;
  const misshapen = ofBoth.filter((place) => !hasTwin(place, places));
  const blamed = ofBoth.filter((place) => hasTwin(place, places));

  let together = places.filter((place) => !ofBoth.includes(place));
  for (;;) {
    const problems = check(stringsAt(together));
    if (problems.length === 0) break;
    const { at, near } = blame(problems, stringsAt(together));
    // The cause of a problem that is not at a string is near it, or several strings cause it together.
    const dropped = new Set(
      [at, near, together.filter((_, index) => index % 2 > 0), together].find(({ length }) => length > 0),
    );
    blamed.push(...dropped);
    together = together.filter((place) => !dropped.has(place));
  }
  const refused = blamed.filter((place) => !isAccepted([place]));
  const rest = blamed.filter((place) => !refused.includes(place));
  return {
    groups: [together, ...groupsOf(rest, isAccepted)].map(stringsAt),
    refused: [...misshapen, ...refused],
    lines,
  };
}

function groupsOf(places: readonly Place[], isAccepted: (places: readonly Place[]) => boolean): (readonly Place[])[] {
  if (places.length === 0) return [];
  if (places.length === 1 || isAccepted(places)) return [places];
  const half = places.length / 2;
  return [...groupsOf(places.slice(0, half), isAccepted), ...groupsOf(places.slice(half), isAccepted)];
}

/** The places with a problem, and those with a problem at, below or directly above them. */
function blame(problems: readonly Problem[], strings: Strings): { at: Place[]; near: Place[] } {
  const isAt = (own: Path) => problems.some(({ path }) => path.length === own.length && isWithin(path, own));
  const isNear = (own: Path) =>
    problems.some(({ path }) => isWithin(path, own) || (path.length === own.length - 1 && isWithin(own, path)));
  const paths = [...changedPaths(strings)];
  const placesWhere = (isBlamed: (own: Path) => boolean) =>
    paths.filter(([, own]) => isBlamed(own)).map(([place]) => place);
  return { at: placesWhere(isAt), near: placesWhere(isNear) };
}

/** Whether a problem at a place can concern either its key or its value. */
function hasTwin({ kind, path }: Place, places: readonly Place[]): boolean {
  return places.some((other) => other.kind !== kind && String(other.path) === String(path));
}

const isWithin = (inner: Path, outer: Path) => outer.every((key, at) => key === inner[at]);

/** The paths of the strings after the keys have changed. */
function changedPaths(strings: Strings): Map<Place, Path> {
  const idOf = (path: Path) => JSON.stringify(path);
  const keys = new Map(
    [...strings].filter(([{ kind }]) => kind === 'key').map(([{ path }, text]) => [idOf(path), text]),
  );
  const changed = ({ path }: Place) => path.map((key, at) => keys.get(idOf(path.slice(0, at + 1))) ?? key);
  return new Map([...strings.keys()].map((place) => [place, changed(place)]));
}
