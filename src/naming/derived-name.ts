import { Path } from '../config/problem';
import { NamedResource } from './name-limits';

/** A name that is made from names of the config. */
export interface DerivedName extends Origin {
  readonly resource: NamedResource;
  readonly name: string;
  /** What the resource belongs to, for example `api in production`. */
  readonly of: string;
  /** Within what no other resource of its kind can have the name. Absent where nothing else could, or it is unknown. */
  readonly scope?: string;
  /** The key that tells the resource from others of its kind. */
  readonly own: Origin;
}

/** The key of the config that decides on a derived name: of several the one with the longest value. */
export interface Origin {
  readonly path: Path;
  readonly value: string;
  /** A setting that can replace the derived name. */
  readonly alternative?: string;
}

/** The longest of the names that a name is made from; among equals the first. */
export function longestOf(first: Origin, ...others: Origin[]): Origin {
  return others.reduce((longest, origin) => (origin.value.length > longest.value.length ? origin : longest), first);
}

/** Something of a list whose name is well-formed, and not that of something before it. */
export interface Named<T> {
  readonly item: T;
  readonly name: string;
  /** Where that name stands. */
  readonly origin: Origin;
}

/** A name that is there twice is reported as such, and nothing that follows from it. */
export function named<T extends { readonly name?: string }>(key: string, list: readonly T[]): Named<T>[] {
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    const { name } = item;
    if (name === undefined || seen.has(name)) return [];
    seen.add(name);
    return [{ item, name, origin: { path: [key, index, 'name'], value: name } }];
  });
}

/** For messages, and to tell names in one place from names in another. */
export function scopeOf(accountId: string | undefined, region?: { name: string | undefined }): string | undefined {
  if (accountId === undefined || (region && region.name === undefined)) return undefined;
  return region ? `account ${accountId} and ${region.name}` : `account ${accountId}`;
}
