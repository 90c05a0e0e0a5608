// Tells the approver what would be deployed, and what runs in the target now.

const { DescribeImagesCommand, ECRClient } = require('@aws-sdk/client-ecr');
const { GetParameterCommand, SSMClient } = require('@aws-sdk/client-ssm');

exports.handler = (event) =>
  runJob(event, async (target) => {
    await refuseCreation(target);
    const ecr = new ECRClient({});
    const { imageDetails } = await ecr.send(
      new DescribeImagesCommand({ repositoryName: target.repository, imageIds: [{ imageDigest: target.digest }] }),
    );
    const ssm = new SSMClient(await inTarget(target));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: target.imageParameter }));
    const tags = imageDetails[0].imageTags?.sort().join(', ') ?? 'none any more';
    return fit(tags, Parameter.Value === '-' ? 'nothing yet' : Parameter.Value, target.room);
  });

const SOME_TAGS = 60;

// CodePipeline refuses an approval whose text is too long. Of what runs now the end stays, where its digest is; of the
// tags those that fit into the rest.
function fit(tags, deployed, room) {
  const forDeployed = room - Math.min(tags.length, SOME_TAGS);
  const DeployedImage = deployed.length <= forDeployed ? deployed : `…${deployed.slice(1 - forDeployed)}`;
  const forTags = room - DeployedImage.length;
  return { ImageTags: tags.length <= forTags ? tags : `${tags.slice(0, forTags - 1)}…`, DeployedImage };
}
