// Tells the approver what runs in the target now.

const { GetParameterCommand, SSMClient } = require('@aws-sdk/client-ssm');

exports.handler = (event) =>
  runJob(event, async (target) => {
    const ssm = new SSMClient(await inTarget(target));
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: target.imageParameter }));
    return { DeployedImage: Parameter.Value === '-' ? 'nothing yet' : Parameter.Value };
  });
