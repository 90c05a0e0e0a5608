import { canonicalJson, PlanRecord, RecordedChange } from '../terraform/plan-record';
import { shorten } from '../text/messages';

/** The differences between a plan and the reviewed one, a line each. */
export function differences(reviewed: PlanRecord, now: PlanRecord): string[] {
  return [
    ...differencesIn(reviewed.resources, now.resources),
    ...differencesIn(reviewed.outputs, now.outputs).map((line) => `output ${line}`),
  ];
}

function differencesIn(reviewed: readonly RecordedChange[], now: readonly RecordedChange[]): string[] {
  const addresses = [...new Set([...reviewed, ...now].map(({ address }) => address))].sort();
  return addresses.flatMap((address) => {
    const [before, after] = [reviewed, now].map((changes) => changes.find((change) => change.address === address));
    if (!after) return [`${address}: ${describe(before!)} was reviewed but is not in the new plan`];
    if (!before) return [`${address}: ${describe(after)} is in the new plan but was not reviewed`];
    return partsOf(before, after).map(([part, was, is]) => `${address}: ${part} changed from ${was} to ${is}`);
  });
}

function describe({ actions }: RecordedChange): string {
  return actions.join(' and ');
}

/** The parts in which two changes differ. Values are compared by attribute. */
function partsOf(before: RecordedChange, after: RecordedChange): [string, string, string][] {
  const flat = ({ actions, after: values, before: old, from, imports }: RecordedChange) =>
    new Map<string, unknown>([
      ['actions', actions.join(' and ')],
      ['previous address', from],
      ['import', imports],
      ...attributes('old', old),
      ...attributes('new', values),
    ]);
  const [one, other] = [flat(before), flat(after)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .filter((key) => canonicalJson(one.get(key)) !== canonicalJson(other.get(key)))
    .map((key) => [key, shown(one.get(key)), shown(other.get(key))]);
}

function attributes(which: string, values: unknown): [string, unknown][] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return [[`${which} value`, values]];
  return Object.entries(values).map(([key, value]) => [`${which} ${key}`, value]);
}

function shown(value: unknown): string {
  return value === undefined ? 'absent' : shorten(canonicalJson(value));
}
