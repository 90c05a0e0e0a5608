import { DescribeImagesCommand, ECRClient } from '../vendor/aws';
import { AwsAccount } from './aws-account';
import { unless } from './call-error';
import { tagsOfPeople } from './image';
import { Promotion } from './targets';

/** The tags that people assigned to an image; none if the image no longer exists. @throws CallError */
export async function readTags(
  account: AwsAccount,
  { imageTag, region, repository }: Promotion,
  digest: string,
): Promise<string[]> {
  const command = new DescribeImagesCommand({ repositoryName: repository, imageIds: [{ imageDigest: digest }] });
  const answer = account.ask('ecr:DescribeImages', account.client(ECRClient, region).send(command));
  const { imageDetails: [image] = [] } = await unless('ImageNotFoundException', answer, { imageDetails: [] });
  return tagsOfPeople(image?.imageTags ?? [], imageTag);
}
