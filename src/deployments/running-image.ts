import { EnvironmentFacts, Facts } from './facts';
import { digestOf, Image } from './image';
import { DeploymentKind } from './ledger';
import { isSettled } from './stack-status';

/** An image that is deployed. */
export interface Running extends Image {
  /** In ISO 8601. */
  readonly since: string | null;
  /** ARN of who has approved or started it. Null: nobody was asked, or it is unknown. */
  readonly by: string | null;
  readonly kind: DeploymentKind | null;
  readonly reason: string | null;
  readonly execution: string | null;
}

/** What a stack runs; while it is updated, what was recorded last. As the check in front of an environment sees it. */
export function runningDigest({ record, stack }: EnvironmentFacts): string | null {
  if (stack === null) return null;
  return digestOf(isSettled(stack.status) ? stack.image : record);
}

/** What a stack runs, with what the ledger says of its deployment. */
export function runningImage(known: EnvironmentFacts, { tags }: Pick<Facts, 'tags'>): Running | null {
  const digest = runningDigest(known);
  if (digest === null) return null;
  // A ledger that speaks of another image has missed this one's deployment.
  const entry = digestOf(known.ledger?.image) === digest ? known.ledger : null;
  return {
    digest,
    tags: tags.get(digest) ?? entry?.tags ?? [],
    since: entry?.at ?? null,
    by: entry?.by ?? null,
    kind: entry?.kind ?? null,
    reason: entry?.reason ?? null,
    execution: entry?.execution ?? null,
  };
}
