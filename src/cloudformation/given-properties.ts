import { isMap, UnknownMap } from '../config/maps';
import { Path } from '../config/problem';
import { editsBetween, suggest } from '../text/suggest';
import { ECS_PROPERTIES } from './ecs-properties.generated';
import { PropertiesPart } from './owned-properties';

/** A property as the user wrote it. */
export interface GivenProperty {
  readonly part: PropertiesPart;
  /** Its path within the part. */
  readonly path: Path;
  /** Its name. */
  readonly name: string;
  readonly value: unknown;
  /** The same path with CloudFormation's names, such as `Volumes[].Host` for any item of a list. */
  readonly pattern: string;
  /** CloudFormation's spelling of the name. Undefined if the name neither is nor resembles a known property. */
  readonly knownName: string | undefined;
  /** The type of its value: `map`, `list` of maps, or `any`. */
  readonly kind: 'list' | 'map' | 'any';
}

const TYPES: { readonly [part in PropertiesPart]: string } = {
  container: 'ContainerDefinition',
  service: 'Service',
  sidecar: 'ContainerDefinition',
  taskDefinition: 'TaskDefinition',
};

/** With more edits, or more than one in four letters, the name counts as unknown: AWS may have added a property since. */
const MAX_EDITS = 2;

/** Every property of a part at every depth, except those within a property that `isWhole`. */
export function givenProperties(
  part: PropertiesPart,
  properties: UnknownMap,
  isWhole: (property: GivenProperty) => boolean,
): GivenProperty[] {
  return propertiesOf(properties, TYPES[part], [], '');

  function propertiesOf(map: UnknownMap, type: string, path: Path, pattern: string): GivenProperty[] {
    return Object.entries(map).flatMap(([name, value]) => {
      const knownName = type === '' ? name : nameIn(ECS_PROPERTIES[type]!, name);
      const [, itemType = '', suffix] = /^(\w*)(\[\])?$/.exec(
        knownName ? (ECS_PROPERTIES[type]?.[knownName] ?? '') : '',
      )!;
      const given: GivenProperty = {
        part,
        path: [...path, name],
        name,
        value,
        pattern: `${pattern && `${pattern}.`}${knownName ?? name}`,
        knownName,
        kind: suffix ? 'list' : itemType ? 'map' : 'any',
      };
      // Below a map with user-defined names, such as the options of a log driver, CloudFormation defines no names.
      if (knownName === undefined || type === '' || isWhole(given)) return [given];
      return [given, ...mapsOf(given).flatMap((one) => propertiesOf(one.map, itemType, one.path, one.pattern))];
    });
  }
}

/** The maps of properties in the value of a property. A function of CloudFormation has none. */
function mapsOf({ kind, path, pattern, value }: GivenProperty): { map: UnknownMap; path: Path; pattern: string }[] {
  if (kind === 'list' && Array.isArray(value)) {
    return value.flatMap((map, index) =>
      isMap(map) && !isFunction(map) ? [{ map, path: [...path, index], pattern: `${pattern}[]` }] : [],
    );
  }
  return kind !== 'list' && isMap(value) && !isFunction(value) ? [{ map: value, path, pattern }] : [];
}

/** Whether a value is a CloudFormation function in its full form, such as `{ Ref: … }`. */
export function isFunction(value: unknown): boolean {
  if (!isMap(value)) return false;
  const [name, ...others] = Object.keys(value);
  return name !== undefined && others.length === 0 && /^(Ref|Fn::.+)$/.test(name);
}

function nameIn(known: { readonly [property: string]: string }, name: string): string | undefined {
  if (Object.hasOwn(known, name)) return name;
  const meant = suggest(name, Object.keys(known));
  if (meant === undefined) return undefined;
  const edits = editsBetween(name, meant);
  return edits <= Math.min(MAX_EDITS, Math.floor(meant.length / 4)) ? meant : undefined;
}
