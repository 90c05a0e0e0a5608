import { createHash } from 'node:crypto';
import { ChangeJson, PlanJson, ResourceChangeJson } from './plan-json';

/**
 * What a plan does, regardless of how it was made: two plans that do the same have the same record. Anything that only
 * describes the current state, such as unchanged attributes, is left out, because it can differ between two plans.
 */
export interface PlanRecord {
  /** By address. */
  readonly resources: readonly RecordedChange[];
  readonly outputs: readonly RecordedChange[];
}

/** What a plan does with a resource or an output. */
export interface RecordedChange {
  readonly address: string;
  /** The previous address of a resource that moves. */
  readonly from?: string;
  /** ID of the resource that is imported. */
  readonly imports?: string;
  readonly actions: readonly string[];
  /** Values that change or are removed. */
  readonly before: unknown;
  readonly after: unknown;
}

/** Replaces a value that may be a secret. Such values are not compared, because a hash of one could be guessed. */
const SENSITIVE = '(sensitive value)';
const UNKNOWN = '(known after apply)';

export function recordOf({ output_changes = {}, resource_changes = [] }: PlanJson): PlanRecord {
  return {
    resources: resource_changes
      .filter(doesSomething)
      .map((resource) => ({
        address: resource.deposed ? `${resource.address} (deposed ${resource.deposed})` : resource.address,
        ...(resource.previous_address && { from: resource.previous_address }),
        ...(resource.change.importing && { imports: resource.change.importing.id ?? UNKNOWN }),
        ...recordedChange(resource.change),
      }))
      .sort(byAddress),
    outputs: Object.entries(output_changes)
      .filter(([, { actions }]) => actions[0] !== 'no-op')
      .map(([address, change]) => ({ address, ...recordedChange(change) }))
      .sort(byAddress),
  };
}

/** The digest is the same for all plans that do the same. */
export function digestOf(record: PlanRecord): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex');
}

/** Whether applying the plan does nothing. */
export function isEmpty({ outputs, resources }: PlanRecord): boolean {
  return resources.length === 0 && outputs.length === 0;
}

/** JSON that does not depend on the order of keys. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`)
    .join(',')}}`;
}

function doesSomething({ change, mode, previous_address }: ResourceChangeJson): boolean {
  if (mode === 'data') return false; // a data source that is read late
  return change.actions[0] !== 'no-op' || previous_address !== undefined || change.importing !== undefined;
}

function recordedChange(change: ChangeJson): Pick<RecordedChange, 'actions' | 'before' | 'after'> {
  const { actions } = change;
  const before = masked(change.before, change.before_sensitive);
  const after = masked(withUnknown(change.after, change.after_unknown), change.after_sensitive);
  if (actions.includes('delete') && !actions.includes('create')) return { actions, before: idOf(before), after: null };
  // A new resource has no previous values, which providers represent in different ways.
  if (actions.includes('create') && !actions.includes('delete')) return { actions, before: null, after };
  return { actions, ...differences(before, after, isMap(change.before) && isMap(change.after)) };
}

/** Only the ID of a destroyed resource, because its other attributes may have changed since. */
function idOf(value: unknown): unknown {
  return isMap(value) && 'id' in value ? { id: value.id } : value;
}

/**
 * The keys of two maps whose values differ. Masked values are always included, because equal masks can hide a change.
 */
function differences(before: unknown, after: unknown, areMaps: boolean): { before: unknown; after: unknown } {
  if (!areMaps || !isMap(before) || !isMap(after)) return { before, after };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonicalJson(before[key]) !== canonicalJson(after[key]) || canonicalJson(after[key]).includes(SENSITIVE),
  );
  const only = (values: { readonly [key: string]: unknown }) =>
    Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
  return { before: only(before), after: only(after) };
}

/** A value with sensitive parts masked, according to marks of the same shape. */
function masked(value: unknown, marks: unknown): unknown {
  if (marks === true) return SENSITIVE;
  return merged(value, marks, masked);
}

function withUnknown(value: unknown, marks: unknown): unknown {
  if (marks === true) return UNKNOWN;
  return merged(value, marks, withUnknown);
}

function merged(value: unknown, marks: unknown, merge: (value: unknown, marks: unknown) => unknown): unknown {
  if (Array.isArray(marks)) {
    const values = Array.isArray(value) ? value : [];
    const length = Math.max(values.length, marks.length);
    return marks.length === 0 ? value : Array.from({ length }, (_, index) => merge(values[index], marks[index]));
  }
  if (!isMap(marks)) return value;
  const values = isMap(value) ? value : {};
  const added = Object.entries(marks).map(([key, mark]) => [key, merge(values[key], mark)]);
  return Object.keys(marks).length === 0 ? value : { ...values, ...Object.fromEntries(added) };
}

function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byAddress(a: RecordedChange, b: RecordedChange): number {
  return a.address < b.address ? -1 : 1;
}
