/** Characters of a digest that people tell images apart by. */
const SHORT = 'sha256:'.length + 12;

const DIGEST = /sha256:[0-9a-f]{64}$/;

/** An image of a registry. */
export interface Image {
  readonly digest: string;
  /** Those that people have given it, sorted. */
  readonly tags: readonly string[];
}

/** The digest of an image such as `111111111111.dkr.ecr.eu-west-1.amazonaws.com/shop/api@sha256:…`. */
export function digestOf(image: string | null | undefined): string | null {
  return DIGEST.exec(image ?? '')?.[0] ?? null;
}

/** For people, for example `1.2.0 sha256:0123456789ab`. */
export function describeImage({ digest, tags }: Image): string {
  return [...(tags.length > 0 ? [tags.join(', ')] : []), shortDigest(digest)].join(' ');
}

export function shortDigest(digest: string): string {
  return digest.slice(0, SHORT);
}

/** The tags without those of the pipeline: the one that starts it, and those that say where an image is deployed. */
export function tagsOfPeople(tags: readonly string[], imageTag: string): string[] {
  return tags.filter((tag) => tag !== imageTag && !tag.startsWith('deployed-')).sort();
}
