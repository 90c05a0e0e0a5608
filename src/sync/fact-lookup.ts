import { AttributeOf, Fact, FactKind } from '../render/facts';
import { enumerate } from '../text/messages';

/** Facts by subject. A duplicate, for example after a merge, counts once. */
export class FactLookup {
  private readonly subjectsByKind = new Map<FactKind, Set<string>>();
  private readonly valuesByAttribute = new Map<string, Set<string>>();

  constructor(facts: readonly Fact[]) {
    for (const { attribute, kind, subject, value } of facts) {
      this.subjectsByKind.set(kind, (this.subjectsByKind.get(kind) ?? new Set()).add(subject));
      const key = keyOf(kind, subject, attribute);
      this.valuesByAttribute.set(key, (this.valuesByAttribute.get(key) ?? new Set()).add(value));
    }
  }

  /** All known subjects of a kind. */
  subjects(kind: FactKind): readonly string[] {
    return [...(this.subjectsByKind.get(kind) ?? [])];
  }

  has(kind: FactKind, subject: string): boolean {
    return this.subjectsByKind.get(kind)?.has(subject) ?? false;
  }

  /** The values of an attribute; empty if none is known. */
  values<K extends FactKind>(kind: K, subject: string, attribute: AttributeOf<K>): readonly string[] {
    return [...(this.valuesByAttribute.get(keyOf(kind, subject, attribute)) ?? [])];
  }
}

function keyOf(kind: string, subject: string, attribute: string): string {
  return `${kind} ${subject} ${attribute}`;
}

/** The facts before and after a run. */
export interface Comparison {
  readonly before: FactLookup;
  readonly after: FactLookup;
}

/**
 * How an attribute with one value changed, for example `apps instead of shop-dev`. After a merge, it can have had the
 * values of both sides, and neither counts as a change.
 */
export function changeOf<K extends FactKind>(
  { after, before }: Comparison,
  kind: K,
  subject: string,
  attribute: AttributeOf<K>,
): string | undefined {
  const old = before.values(kind, subject, attribute);
  const [now] = after.values(kind, subject, attribute);
  if (now === undefined || old.length === 0 || old.includes(now)) return undefined;
  return `${now} instead of ${enumerate(old, 'or')}`;
}

/** The subjects of a kind that the first side has and the second does not. */
export function missing(kind: FactKind, from: FactLookup, to: FactLookup): string[] {
  return from.subjects(kind).filter((subject) => !to.has(kind, subject));
}
