// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Records the image that was just deployed: in the target, for every update of the stack that brings no image; in the
// registry, as a tag that keeps the image from expiring.

const { BatchGetImageCommand, ECRClient, PutImageCommand } = require('@aws-sdk/client-ecr');
const { PutParameterCommand, SSMClient } = require('@aws-sdk/client-ssm');

const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
];

exports.handler = (event) =>
  runJob(event, async (target) => {
    // First, as from now on an update of the stack without an image must keep this one.
    const ssm = new SSMClient(await inTarget(target));
    await ssm.send(new PutParameterCommand({ Name: target.imageParameter, Value: target.image, Overwrite: true }));
    if (target.tag) await tagImage(target);
  });

async function tagImage({ repository, digest, tag }) {
  const ecr = new ECRClient({});
  const { images, failures } = await ecr.send(
    new BatchGetImageCommand({
      repositoryName: repository,
      imageIds: [{ imageDigest: digest }],
      acceptedMediaTypes: MANIFEST_TYPES,
    }),
  );
  if (!images?.length) throw new Error(`${repository}@${digest}: ${failures?.[0]?.failureReason ?? 'no such image'}`);
  try {
    await ecr.send(
      new PutImageCommand({
        repositoryName: repository,
        imageManifest: images[0].imageManifest,
        imageManifestMediaType: images[0].imageManifestMediaType,
        imageTag: tag,
      }),
    );
  } catch (error) {
    if (error.name !== 'ImageAlreadyExistsException') throw error;
  }
}
