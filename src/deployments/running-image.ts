import { EnvironmentFacts, Facts } from './facts';
import { digestOf, Image } from './image';
import { DeploymentKind } from './ledger';
import { isSettled } from './stack-status';

/** A deployed image. */
export interface Running extends Image {
  /** In ISO 8601. */
  readonly since: string | null;
  /** ARN of whoever approved or started the deployment. Null: nobody was asked, or unknown. */
  readonly by: string | null;
  readonly kind: DeploymentKind | null;
  readonly reason: string | null;
  readonly execution: string | null;
}

/** The image that a stack runs; during an update, the last recorded one. The pipeline's check uses the same rule. */
export function runningDigest({ record, stack }: EnvironmentFacts): string | null {
  if (stack === null) return null;
  return digestOf(isSettled(stack.status) ? stack.image : record);
}

/** The image that a stack runs, with the record of its deployment. */
export function runningImage(known: EnvironmentFacts, { tags }: Pick<Facts, 'tags'>): Running | null {
  const digest = runningDigest(known);
  if (digest === null) return null;
  // If the last record is of another image, this image's deployment was not recorded.
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
