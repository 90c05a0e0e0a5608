import { Image, tagsOfPeople } from './image';

/** How an image came into an environment. */
export type DeploymentKind = 'promotion' | 'direct' | 'rollback';

/** What is recorded of a deployment. */
export interface LedgerEntry {
  /** With its registry and digest. */
  readonly image: string;
  readonly tags: Image['tags'];
  /** In ISO 8601. */
  readonly at: string;
  readonly pipeline: string;
  readonly execution: string;
  readonly kind: DeploymentKind;
  /** ARN of who has approved or started it. Null: nobody was asked. */
  readonly by: string | null;
  readonly reason: string | null;
  /** The image before. */
  readonly replaced: string | null;
}

/**
 * What a version of the ledger's parameter says; nothing before the first deployment, or where somebody has changed it.
 *
 * @param imageTag - the tag whose push starts the pipeline
 */
export function parseLedgerEntry(value: string | undefined, imageTag: string): LedgerEntry | null {
  const entry = parseObject(value);
  if (typeof entry?.image !== 'string' || typeof entry.at !== 'string') return null;
  const { tags } = entry;
  const text = (key: string) => (typeof entry[key] === 'string' ? entry[key] : null);
  return {
    image: entry.image,
    tags: tagsOfPeople(Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [], imageTag),
    at: entry.at,
    pipeline: text('pipeline') ?? '',
    execution: text('execution') ?? '',
    kind: (text('kind') ?? 'direct') as DeploymentKind,
    by: text('by'),
    reason: text('reason'),
    replaced: text('replaced'),
  };
}

/** The object that a parameter holds, or nothing. */
export function parseObject(value: string | undefined): Record<string, unknown> | null {
  try {
    const parsed = JSON.parse(value ?? '');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
