import { Image, tagsOfPeople } from './image';

/** How an image was deployed. */
export type DeploymentKind = 'promotion' | 'direct' | 'rollback';

/** The record of a deployment. */
export interface LedgerEntry {
  /** With its registry and digest. */
  readonly image: string;
  readonly tags: Image['tags'];
  /** In ISO 8601. */
  readonly at: string;
  readonly pipeline: string;
  readonly execution: string;
  readonly kind: DeploymentKind;
  /** ARN of whoever approved or started it. Null: nobody was asked. */
  readonly by: string | null;
  readonly reason: string | null;
  /** The previous image. */
  readonly replaced: string | null;
}

/**
 * Parses a version of the parameter with the deployment history. Null before the first deployment, or if someone has
 * changed the value.
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

/** The JSON object in a parameter, or null. */
export function parseObject(value: string | undefined): Record<string, unknown> | null {
  try {
    const parsed = JSON.parse(value ?? '');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}
