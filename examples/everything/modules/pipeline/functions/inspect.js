// Managed by ecs-pipeline. To change it, edit ecs-pipeline.yaml and run "npx projen".

// Tells the approver what would be deployed, and what runs in the target now.

const { DescribeImagesCommand, ECRClient } = require('@aws-sdk/client-ecr');
const { GetParameterCommand, SSMClient } = require('@aws-sdk/client-ssm');

exports.handler = (event) =>
  runJob(event, async (target) => {
    const ecr = new ECRClient({});
    const { imageDetails } = await ecr.send(
      new DescribeImagesCommand({ repositoryName: target.repository, imageIds: [{ imageDigest: target.digest }] }),
    );
    const ssm = new SSMClient(await inTarget(target));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: target.imageParameter }));
    return {
      ImageTags: imageDetails[0].imageTags?.sort().join(', ').slice(0, 200) ?? 'none any more',
      DeployedImage: Parameter.Value === '-' ? 'nothing yet' : Parameter.Value,
    };
  });
