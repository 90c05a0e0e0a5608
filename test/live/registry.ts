import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  DescribeImagesCommand,
  type ECRClient,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from '@aws-sdk/client-ecr';
import type { Blob, Image } from './image';

/** Pushes images to the ECR repository without Docker. */
export class Registry {
  constructor(
    private readonly client: ECRClient,
    private readonly repositoryName: string,
    /** False for the emulator, which stores only manifests. */
    private readonly keepsBlobs: boolean,
  ) {}

  async push({ blobs, manifest, mediaType }: Image, tags: readonly string[]): Promise<void> {
    if (this.keepsBlobs) for (const blob of blobs) await this.upload(blob);
    for (const imageTag of tags) {
      await this.client.send(
        new PutImageCommand({
          repositoryName: this.repositoryName,
          imageManifest: manifest,
          imageManifestMediaType: mediaType,
          imageTag,
        }),
      );
    }
  }

  async tagsOf({ digest }: Image): Promise<string[]> {
    const { imageDetails = [] } = await this.client.send(
      new DescribeImagesCommand({ repositoryName: this.repositoryName, imageIds: [{ imageDigest: digest }] }),
    );
    return imageDetails[0]?.imageTags ?? [];
  }

  private async upload({ content, digest }: Blob): Promise<void> {
    const { repositoryName } = this;
    const { layers = [] } = await this.client.send(
      new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests: [digest] }),
    );
    if (layers[0]?.layerAvailability === 'AVAILABLE') return;
    const { uploadId } = await this.client.send(new InitiateLayerUploadCommand({ repositoryName }));
    await this.client.send(
      new UploadLayerPartCommand({
        repositoryName,
        uploadId,
        partFirstByte: 0,
        partLastByte: content.length - 1,
        layerPartBlob: content,
      }),
    );
    await this.client.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [digest] }));
  }
}
