// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Inspect: asks nobody for what could not be promoted, and tells the approver the image's tags and what runs now.

const { BatchGetImageCommand, DescribeImagesCommand, ECRClient, PutImageCommand } = require('@aws-sdk/client-ecr');

const ecr = new ECRClient({});

async function inspect({ digest, environment: name, execution }) {
  const environment = environmentOf(name);
  refuseCreation(await executionOf(PIPELINE.name, execution));
  if (environmentBefore(environment)) await reconcile(environmentBefore(environment), execution);
  await check(environment, digest);

  const running = new Set();
  for (const stack of await openStacks(environment)) running.add(await readParameter(stack.ssm, stack.imageParameter));
  const tags = (await tagsOf(digest)).join(', ') || 'none any more';
  return fit(tags, [...running].map((image) => (image === NOTHING ? 'nothing yet' : image)).join(', '), environment.room);
}

async function tagsOf(digest) {
  const { imageDetails } = await ecr.send(
    new DescribeImagesCommand({ repositoryName: PIPELINE.repository, imageIds: [{ imageDigest: digest }] }),
  );
  return imageDetails[0].imageTags?.sort() ?? [];
}

const SOME_TAGS = 60;

// CodePipeline refuses an approval whose text is too long. Of what runs now the end stays, where its digest is; of the
// tags those that fit into the rest.
function fit(tags, deployed, room) {
  const forDeployed = room - Math.min(tags.length, SOME_TAGS);
  const DeployedImage = deployed.length <= forDeployed ? deployed : `…${deployed.slice(1 - forDeployed)}`;
  const forTags = room - DeployedImage.length;
  return { ImageTags: tags.length <= forTags ? tags : `${tags.slice(0, forTags - 1)}…`, DeployedImage };
}
