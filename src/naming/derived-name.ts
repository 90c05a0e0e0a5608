import { Path } from '../config/problem';
import { NamedResource } from './name-limits';

/** A name that is composed of names in the config. */
export interface DerivedName extends Origin {
  readonly resource: NamedResource;
  readonly name: string;
  /** What the resource belongs to, for example `api in production`. */
  readonly of: string;
  /** Where the name must be unique for its kind of resource. Absent where it always is, or where this is unknown. */
  readonly scope?: string;
  /** The key that distinguishes the resource from others of its kind. */
  readonly own: Origin;
}

/** The key of the config that determines a derived name; of several keys, the one with the longest value. */
export interface Origin {
  readonly path: Path;
  readonly value: string;
  /** A setting that can replace the derived name. */
  readonly alternative?: string;
}

/** The longest of the names that a name is composed of; in a tie, the first one. */
export function longestOf(first: Origin, ...others: Origin[]): Origin {
  return others.reduce((longest, origin) => (origin.value.length > longest.value.length ? origin : longest), first);
}

/** A list item whose name is well-formed, and differs from those of the items before it. */
export interface Named<T> {
  readonly item: T;
  readonly name: string;
  /** Where the config sets the name. */
  readonly origin: Origin;
}

/** Leaves out items with a duplicate name, which is reported by itself. */
export function named<T extends { readonly name?: string }>(key: string, list: readonly T[]): Named<T>[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const { name } = item;
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ item, name, origin: { path: [key, index, 'name'], value: name } }];
  });
}

/** The text of a scope, for messages and to compare scopes. */
export function scopeOf(accountId: string | undefined, region?: { name: string | undefined }): string | undefined {
  if (accountId === undefined || (region && region.name === undefined)) return undefined;
  return region ? `account ${accountId} and Region ${region.name}` : `account ${accountId}`;
}
