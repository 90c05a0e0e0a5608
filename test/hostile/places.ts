import { isMap } from '../../src/config/maps';
import { Path } from '../../src/config/problem';
import { dereference, SCHEMA, Schema } from '../tools/schema';

/** A string in a config: a value, or a key of a map whose keys the user chooses. */
export interface Place {
  readonly kind: 'key' | 'value';
  readonly path: Path;
}

/** Every string in a config. The schema determines which keys the user chooses. */
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

/** The alternatives of a schema. */
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

/**
 * The config with other strings. Values come before keys, and inner keys before outer ones, so that paths stay valid.
 */
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

/** A plain assignment to `__proto__` would set the prototype. */
function define(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true });
}

/** Keeps the order of the keys. */
function rename(holder: Holder, from: string, to: string): void {
  const entries = Object.entries(holder);
  for (const [key] of entries) delete holder[key];
  for (const [key, value] of entries) define(holder, key === from ? to : key, value);
}
