import { Path, Problem } from '../config/problem';
import { settingsRule } from './rule';

/** What a deployment or the scaling sets, and a property of the user's would reset with every update of the stack. */
const OURS = [
  { path: ['service', 'DesiredCount'], fix: 'set autoscaling, or remove it' },
  { path: ['container', 'Image'], fix: 'remove it: the pipeline deploys the image' },
] as const;

/** Properties that would undo what is deployed. */
export const ownedProperties = settingsRule(['cloudFormationProperties'], ({ at, settings }) =>
  OURS.filter(({ path: [part, key] }) => settings.cloudFormationProperties?.[part]?.[key] !== undefined).map(
    ({ fix, path }) => ({ path: at(['cloudFormationProperties', ...path]), message: 'not yours to set', fix }),
  ),
);

/** Deeper than anything in CloudFormation; an alias that holds itself has no end. */
const MAX_DEPTH = 32;

/** Values that no template can hold, and a null, which CloudFormation refuses. */
export const literalProperties = settingsRule(['cloudFormationProperties'], ({ at, settings }) => {
  const { cloudFormationProperties } = settings;
  const problem = cloudFormationProperties && firstUnrenderable(cloudFormationProperties, []);
  return problem ? [{ ...problem, path: at(['cloudFormationProperties', ...problem.path]) }] : [];
});

function firstUnrenderable(value: unknown, path: Path): Problem | undefined {
  if (path.length > MAX_DEPTH)
    return { path: path.slice(0, 2), message: 'nested too deeply', fix: `use at most ${MAX_DEPTH} levels` };
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return undefined;
  if (typeof value !== 'object' || value === null) {
    return { path, message: 'not a value of a template', value, fix: 'use strings, numbers, booleans, lists and maps' };
  }
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, item] of entries) {
    const problem = item === undefined && !Array.isArray(value) ? undefined : firstUnrenderable(item, [...path, key]);
    if (problem) return problem;
  }
  return undefined;
}
