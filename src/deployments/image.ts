/** Characters of a digest that are enough to distinguish images. */
const SHORT = 'sha256:'.length + 12;

const DIGEST = /sha256:[0-9a-f]{64}$/;

/** An image in a registry. */
export interface Image {
  readonly digest: string;
  /** The tags that people assigned, sorted. */
  readonly tags: readonly string[];
}

/** The digest of an image such as `111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:…`. */
export function digestOf(image: string | null | undefined): string | null {
  return DIGEST.exec(image ?? '')?.[0] ?? null;
}

/** The image as it is shown, for example `1.2.0 sha256:0123456789ab`. */
export function describeImage({ digest, tags }: Image): string {
  return [...(tags.length > 0 ? [tags.join(', ')] : []), shortDigest(digest)].join(' ');
}

export function shortDigest(digest: string): string {
  return digest.slice(0, SHORT);
}

/** The tags without the pipeline's own: the one that starts it, and those that mark where an image is deployed. */
export function tagsOfPeople(tags: readonly string[], imageTag: string): string[] {
  return tags.filter((tag) => tag !== imageTag && !tag.startsWith('deployed-')).sort();
}
