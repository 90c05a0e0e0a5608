import { parseArn } from '../aws/arn';
import { GivenProperty, givenProperties, isFunction } from '../cloudformation/given-properties';
import { MERGED_LISTS, OWNED_PROPERTIES, OwnedProperty, PropertiesPart } from '../cloudformation/owned-properties';
import { isMap } from '../config/maps';
import { Path, Problem } from '../config/problem';
import { enumerate } from '../text/messages';
import { givenRule } from './given-parts';

const OWNED = new Map(OWNED_PROPERTIES.map((property) => [`${property.part}.${property.path}`, property]));

const ownedBy = ({ part, pattern }: GivenProperty): OwnedProperty | undefined => OWNED.get(`${part}.${pattern}`);

/** Properties that ecs-pipeline manages, that are unknown, or that cannot be merged with the generated ones. */
export const givenPropertyProblems = givenRule(({ part, path: partPath, properties }, at) =>
  givenProperties(part, properties, (given) => ownedBy(given) !== undefined).flatMap((given) => {
    const problem = ownedProblem(given) ?? nameProblem(given) ?? kindProblem(given) ?? roleProblem(given);
    if (!problem) return [];
    const { index, ...others } = problem;
    const path = [...partPath, ...given.path] as const;
    return [{ ...others, path: at(index === undefined ? path : [...path, index]) }];
  }),
);

/** A problem with a property or one of its items. */
type Finding = Omit<Problem, 'path'> & { readonly index?: number };

function ownedProblem(given: GivenProperty): Finding | undefined {
  const property = ownedBy(given);
  if (!property) return undefined;
  const { keys, reason } = property;
  const fix = keys ? `use ${enumerate(keys, 'or')}` : 'remove it';
  return {
    message: reason ? 'managed by ecs-pipeline' : 'has a dedicated key',
    value: given.value,
    fix: reason ? `${fix} because ${reason}` : fix,
  };
}

function nameProblem({ knownName, name }: GivenProperty): Finding | undefined {
  if (knownName === name) return undefined;
  if (knownName !== undefined) return { message: 'unknown property', fix: `did you mean ${knownName}?` };
  // AWS can have properties that are unknown here. All of them start with a capital letter.
  return /^[a-z]/.test(name)
    ? { message: 'unknown property', fix: 'use the CloudFormation name, which starts with a capital letter' }
    : undefined;
}

function kindProblem({ kind, part, pattern, value }: GivenProperty): Finding | undefined {
  const wanted = kind === 'list' ? 'a list of maps' : 'a map';
  const fix = `write ${wanted}`;
  if (kind === 'any') return undefined;
  if (isFunction(value)) {
    const message = 'cannot be a CloudFormation function';
    return isMerged(part, pattern) ? { message, fix: `${fix}, which can be merged` } : undefined;
  }
  const isList = Array.isArray(value);
  if (isList !== (kind === 'list') || typeof value !== 'object') return { message: `not ${wanted}`, value, fix };
  const index = isList ? value.findIndex((item) => !isMap(item)) : -1;
  return index === -1 ? undefined : { index, message: 'not a map', fix: 'write a map' };
}

/** A role that ECS assumes for the service. The permission to pass it contains its ARN. */
function roleProblem({ pattern, value }: GivenProperty): Finding | undefined {
  if (!/(^|\.)RoleArn$/.test(pattern)) return undefined;
  const { resource = '', service } = (typeof value === 'string' && parseArn(value)) || {};
  if (service === 'iam' && /^role\/[^*?]+$/.test(resource)) return undefined;
  return {
    message: 'not the ARN of a role',
    value,
    fix: 'write the full ARN because the stack can pass only this role',
  };
}

/** Whether ecs-pipeline generates a map or a list here as well. */
function isMerged(part: PropertiesPart, pattern: string): boolean {
  return (
    Object.hasOwn(MERGED_LISTS[part], pattern) ||
    OWNED_PROPERTIES.some((owned) => owned.part === part && owned.path.startsWith(`${pattern}.`))
  );
}

/** Deeper than any CloudFormation property. A YAML alias that contains itself never ends. */
const MAX_DEPTH = 32;

/** Values that a template cannot contain, and null, which CloudFormation rejects. */
export const literalProperties = givenRule(({ path, properties }, at) => {
  const problem = firstUnrenderable(properties, []);
  return problem ? [{ ...problem, path: at([...path, ...problem.path]) }] : [];
});

function firstUnrenderable(value: unknown, path: Path): Problem | undefined {
  if (path.length > MAX_DEPTH)
    return { path: path.slice(0, 1), message: 'nested too deeply', fix: `use at most ${MAX_DEPTH} levels` };
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return undefined;
  if (typeof value !== 'object' || value === null) {
    return {
      path,
      message: 'not a valid template value',
      value,
      fix: 'use strings, numbers, booleans, lists and maps',
    };
  }
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, item] of entries) {
    const problem = item === undefined && !Array.isArray(value) ? undefined : firstUnrenderable(item, [...path, key]);
    if (problem) return problem;
  }
  return undefined;
}
