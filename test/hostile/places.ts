import { isMap } from '../../src/config/maps';
import { Path } from '../../src/config/problem';
import { dereference, SCHEMA, Schema } from '../tools/schema';

/** Where a config has a string: a value, or a key of a map whose keys are the user's. */
export interface Place {
  readonly kind: 'key' | 'value';
  readonly path: Path;
}

/** Every place of a string in a config, as the schema says what its keys are. */
export function placesIn(value: unknown, schema: Schema = SCHEMA, path: Path = []): Place[] {
  if (typeof value === 'string') return [{ kind: 'value', path }];
  if (Array.isArray(value)) return value.flatMap((item, index) => placesIn(item, itemsOf(schema), [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]): Place[] => {
    const at = [...path, key];
    const known = propertyOf(schema, key);
    return known ? placesIn(item, known, at) : [{ kind: 'key', path: at }, ...placesIn(item, entriesOf(schema), at)];
  });
}

/** Of an anonymous schema, what may stand there. */
function alternativesOf(schema: Schema): Schema[] {
  const { anyOf, ...own } = dereference(schema);
  return [own, ...(anyOf ?? []).flatMap(alternativesOf)];
}

function propertyOf(schema: Schema, key: string): Schema | undefined {
  return alternativesOf(schema).find(({ properties = {} }) => Object.hasOwn(properties, key))?.properties?.[key];
}

function itemsOf(schema: Schema): Schema {
  return alternativesOf(schema).find(({ items }) => items)?.items ?? {};
}

function entriesOf(schema: Schema): Schema {
  const found = alternativesOf(schema).find(({ additionalProperties }) => isMap(additionalProperties));
  return (found?.additionalProperties as Schema | undefined) ?? {};
}

/** The config with other strings. Keys come after values, and inner ones before outer ones, as paths must not change. */
export function withStrings<T>(config: T, strings: ReadonlyMap<Place, string>): T {
  const changed = structuredClone(config);
  const order = ({ kind, path }: Place) => (kind === 'value' ? 0 : 1000 - path.length);
  for (const [{ kind, path }, text] of [...strings].sort(([a], [b]) => order(a) - order(b))) {
    const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Holder)[key], changed) as Holder;
    const last = path.at(-1)!;
    if (kind === 'value') define(holder, last, text);
    else rename(holder, String(last), text);
  }
  return changed;
}

interface Holder {
  [key: string | number]: unknown;
}

/** An assignment to `__proto__` would be something else. */
function define(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

/** In the order that there is. */
function rename(holder: Holder, from: string, to: string): void {
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) define(holder, key === from ? to : key, value);
}
