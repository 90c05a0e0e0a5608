import { enumerate, showValue } from '../text/messages';
import { suggest } from '../text/suggest';
import { UserError } from '../user-error';
import { DescribeImagesCommand, ECRClient, ImageDetail, ImageIdentifier } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { unless } from './call-error';
import { describeImage, Image, tagsOfPeople } from './image';
import { Promotion } from './targets';

/** An image in the registry. */
export interface ChosenImage extends Image {
  /** In ISO 8601. */
  readonly pushed: string | null;
}

/** A digest, or at least its first seven digits. `status` shows twelve. */
const DIGEST = /^sha256:[0-9a-f]{7,64}$/;
const WHOLE_DIGEST = /^sha256:[0-9a-f]{64}$/;

/** How many images a message lists. */
const EXAMPLES = 5;

/**
 * The image with a tag, a digest or the first digits of a digest.
 *
 * @param option - the option that named it, for messages
 * @throws UserError - if no image or several images in the registry match
 */
export async function chooseImage(
  account: AwsAccount,
  pipeline: Promotion,
  text: string,
  option: string,
): Promise<ChosenImage> {
  if (!DIGEST.test(text) || WHOLE_DIGEST.test(text)) {
    const id = WHOLE_DIGEST.test(text) ? { imageDigest: text } : { imageTag: text };
    const [found] = await findImages(account, pipeline, [id]);
    if (found) return chosen(found, pipeline);
  }
  const all = (await findImages(account, pipeline)).sort(newestFirst).map((image) => chosen(image, pipeline));
  return matching(all, text, `${option}: not found in ${pipeline.repository}, got ${showValue(text)}`, option);
}

/** The image whose digest begins with a text. @param all - the newest first */
export function matching(all: readonly ChosenImage[], text: string, absent: string, option: string): ChosenImage {
  const found = DIGEST.test(text) ? all.filter(({ digest }) => digest.startsWith(text)) : [];
  if (found.length === 1) return found[0]!;
  if (found.length > 1) {
    throw new UserError(`${option}: matches ${found.length} digests, got ${showValue(text)}; use more digits`);
  }
  const meant = suggest(
    text,
    all.flatMap(({ tags }) => tags),
  );
  const newest = enumerate(all.slice(0, EXAMPLES).map(describeImage));
  const fix = newest ? `the newest images are ${newest}` : 'push an image first';
  throw new UserError(`${absent}; ${meant ? `did you mean ${meant}?` : fix}`);
}

async function findImages(
  account: AwsAccount,
  { region, repository: repositoryName }: Promotion,
  imageIds?: ImageIdentifier[],
): Promise<ImageDetail[]> {
  const images: ImageDetail[] = [];
  let nextToken: string | undefined;
  do {
    const command = new DescribeImagesCommand({ repositoryName, imageIds, nextToken });
    const answer = account.ask('ecr:DescribeImages', account.client(ECRClient, region).send(command));
    const page = await unless('ImageNotFoundException', answer, { imageDetails: [], nextToken: undefined });
    images.push(...(page.imageDetails ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return images;
}

function newestFirst(one: ImageDetail, other: ImageDetail): number {
  return (other.imagePushedAt?.getTime() ?? 0) - (one.imagePushedAt?.getTime() ?? 0);
}

function chosen(
  { imageDigest = '', imagePushedAt, imageTags = [] }: ImageDetail,
  { imageTag }: Promotion,
): ChosenImage {
  return {
    digest: imageDigest,
    tags: tagsOfPeople(imageTags, imageTag),
    pushed: imagePushedAt?.toISOString() ?? null,
  };
}
