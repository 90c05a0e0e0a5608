// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Inspect: fails if the image cannot be promoted, so that nobody is asked to approve it. Otherwise returns the image's
// tags and the current image for the approval.

const { BatchGetImageCommand, DescribeImagesCommand, ECRClient, PutImageCommand } = require('@aws-sdk/client-ecr');

const ecr = new ECRClient({});

async function inspect({ digest, environment: name, execution }) {
  const environment = environmentOf(name);
  refuseCreation(await executionOf(PIPELINE.name, execution));
  if (previousOf(environment)) await reconcile(previousOf(environment), execution);
  await check(environment, digest);

  const running = new Set();
  for (const stack of await openStacks(environment)) running.add(await readParameter(stack.ssm, stack.imageParameter));
  const tags = (await tagsOf(digest)).join(', ') || 'none';
  return fit(tags, [...running].map((image) => (image === NOTHING ? 'none' : image)).join(', '), environment.room);
}

async function tagsOf(digest) {
  const { imageDetails } = await ecr.send(
    new DescribeImagesCommand({ repositoryName: PIPELINE.repository, imageIds: [{ imageDigest: digest }] }),
  );
  return imageDetails[0].imageTags?.sort() ?? [];
}

const SOME_TAGS = 60;

// CodePipeline rejects an approval whose text is too long. The current image is cut at the start, to keep its digest.
// The tags are cut to the remaining room.
function fit(tags, deployed, room) {
  const forDeployed = room - Math.min(tags.length, SOME_TAGS);
  const DeployedImage = deployed.length <= forDeployed ? deployed : `…${deployed.slice(1 - forDeployed)}`;
  const forTags = room - DeployedImage.length;
  return { ImageTags: tags.length <= forTags ? tags : `${tags.slice(0, forTags - 1)}…`, DeployedImage };
}
