import { partitionOf } from './partition';

/** The Amazon ECR repository of an image. */
export interface EcrRepository {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
}

/** Source: https://docs.aws.amazon.com/general/latest/gr/ecr.html */
const REGISTRY =
  /^(\d{12})\.dkr(?:\.ecr|\.ecr-fips|-ecr|-ecr-fips)\.([a-z0-9-]+)\.(?:amazonaws\.com|amazonaws\.com\.cn|on\.aws|on\.amazonwebservices\.com\.cn)\/([a-z0-9._/-]+)(?:[:@]|$)/;

/** The private repository of an image, or undefined for an image from any other registry, such as `public.ecr.aws`. */
export function ecrRepositoryOf(image: string): EcrRepository | undefined {
  const [, accountId, region, name] = REGISTRY.exec(image) ?? [];
  return accountId && region && name ? { accountId, region, name } : undefined;
}

/** The ARN of a repository. */
export function ecrRepositoryArn({ accountId, name, region }: EcrRepository): string {
  return `arn:${partitionOf(region).name}:ecr:${region}:${accountId}:repository/${name}`;
}

/** The ID of an image in its repository. A digest takes precedence over a tag; without either, the tag is `latest`. */
export function ecrImageId(image: string): { readonly imageDigest: string } | { readonly imageTag: string } {
  const [, tag, digest] = /^[^:@]*(?::([^@]+))?(?:@(.+))?$/.exec(image) ?? [];
  return digest === undefined ? { imageTag: tag ?? 'latest' } : { imageDigest: digest };
}
